"""The share of recorded crime that is organised: what the records can prove of it."""

from __future__ import annotations

import numpy as np

from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval

CASES = """
    -- One row: the offences of the study, and how many of them a criterion could be put to. No criterion has evidence
    -- where no person, group, identifier or text is recorded with an offence.
    SELECT '' AS area_code, sum(n) AS n,
        CASE WHEN 0 = (SELECT count(*) FROM quality
                WHERE table_name = 'involvements' AND check_name = 'loaded' AND n > 0)
            THEN 'the extracts name no suspects, so whether any offence was organised cannot be seen: from none to all'
            ELSE 'no definition has been applied to these cases yet: from none to all' END AS note
    FROM offence_counts"""


def _unknown(cells: Cells) -> Estimate:
    """With no criterion answered, nothing is proved and nothing is ruled out."""
    size = len(cells)
    return Estimate(
        value=np.full(size, np.nan),
        unit="share",
        method="bounds: share of cases met, and share met or unknown",
        n=cells["n"],
        evidence=Interval.of(np.zeros(size), np.ones(size)),
    )


MEASURES = (
    Measure(
        name="organised_share",
        question="attribution",
        title="Share of recorded crime that is organised",
        definition=(
            "The share of cases that a definition of organised crime includes. The low end counts the cases that the "
            "records prove, the high end those that they do not rule out; unknown is never counted as no. Where no "
            "criterion can be answered the share is unknown, from 0 to 100%."
        ),
        citation="Manski (2003), Partial Identification of Probability Distributions: bounds from missing answers.",
        cells=CASES,
        figures=by_cell(CASES, _unknown),
    ),
)
