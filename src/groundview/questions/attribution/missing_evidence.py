"""What leaves cases open, and how much a piece of data would close."""

from __future__ import annotations

import numpy as np

from groundview.questions.attribution.criteria import PAIRED
from groundview.questions.figures import Cells, by_cell
from groundview.questions.measure import Measure
from groundview.statistics.estimate import Estimate, Interval

MISSING = """
    -- One row per context, definition and criterion: of the cases left open, those to which it is unknown.
    SELECT context, definition, breakdown, n_met AS numerator, n_cases AS denominator
    FROM attribution_counts WHERE measure = 'missing' AND n_cases > 0 ORDER BY ALL"""

DECISIVE = """
    -- One row per context, definition and criterion: of the cases left open, those that its answer alone would settle.
    SELECT context, definition, breakdown, n_open AS numerator, n_cases AS denominator
    FROM attribution_counts WHERE measure = 'missing' AND n_cases > 0 ORDER BY ALL"""

WORTH = f"""
    WITH now AS (
        SELECT context, definition, n_met, n_open, n_cases FROM attribution_counts
        WHERE measure = 'decided' AND area_code = '' AND period = '' AND breakdown = ''),
    filled AS ({PAIRED.format(what="column of the extract", measure="worth")})
    -- One row per context, definition and column: the width of the range now, and if its silence were filled either
    -- way.
    SELECT context, definition, breakdown, denominator, n_open AS open_now, high_if_yes - met_if_yes AS open_if_yes,
        high_if_no - met_if_no AS open_if_no
    FROM filled JOIN now USING (context, definition) ORDER BY ALL"""

STEPS = """
    WITH steps AS (
        SELECT context, definition, breakdown, n_met, n_open, n_cases FROM attribution_counts WHERE measure = 'step')
    -- One row per context, definition, part of it in its order, and answer: cases that reach the part, with that
    -- answer.
    SELECT context, definition, breakdown || answer AS breakdown, n AS numerator FROM steps, LATERAL (VALUES
        (';answer=met', n_met), (';answer=not met', n_cases - n_met - n_open), (';answer=unknown', n_open))
        AS answers(answer, n)
    ORDER BY ALL"""


def _part(cells: Cells) -> Estimate:
    part, whole = cells["numerator"], cells["denominator"]
    return Estimate(
        value=part / whole,
        unit="share",
        method="share of the cases left open",
        n=whole,
        numerator=part,
        denominator=whole,
    )


def _narrowed(cells: Cells) -> Estimate:
    """How much narrower the range would be, the mean of both ways of filling it, between the two."""
    whole = cells["denominator"]
    ways = np.stack([cells["open_now"] - cells[name] for name in ("open_if_yes", "open_if_no")]) / whole
    return Estimate(
        value=ways.mean(axis=0),
        unit="share of cases",
        method="width of the evidence range now, less its width if what is unknown were known, the mean of yes and no",
        n=whole,
        evidence=Interval.of(ways.min(axis=0), ways.max(axis=0)),
    )


def _counted(cells: Cells) -> Estimate:
    n = cells["numerator"]
    return Estimate(value=n, unit="cases", method="count", n=n, numerator=n)


OPEN_TO = "Cases may lack several answers, so that the shares of criteria do not add up."

MEASURES = (
    Measure(
        "missing_evidence",
        "attribution",
        "What is missing in the cases left open",
        f"Of the cases that a definition leaves open, the share to which a criterion is unknown. {OPEN_TO}",
        "Count of the cases of the study.",
        MISSING,
        by_cell(MISSING, _part),
    ),
    Measure(
        "decisive_evidence",
        "attribution",
        "Cases that one answer would settle",
        "Of the cases that a definition leaves open, the share that the answer to one criterion would settle by "
        "itself, whether it is yes or no.",
        "Count of the cases of the study.",
        DECISIVE,
        by_cell(DECISIVE, _part),
    ),
    Measure(
        "evidence_worth",
        "attribution",
        "What a piece of data would be worth",
        "How much narrower the evidence range of the organised share would be if a column of the extracts were "
        "complete and answered every criterion that rests on it: the mean of all such answers being yes and all being "
        "no, between those two. It is the most that the column can be worth: complete records may still not say.",
        "Howard (1966), Information Value Theory, IEEE Transactions on Systems Science and Cybernetics 2, 22-26; "
        "Manski (2003) for the width of a range as what is not known.",
        WORTH,
        by_cell(WORTH, _narrowed),
    ),
    Measure(
        "evidence_steps",
        "attribution",
        "Where cases stop",
        "How the parts of a definition, taken in its order, treat the cases that reach them: met, not met, where a "
        "case stops, or unknown, where it goes on as an open case.",
        "Count of the cases of the study.",
        STEPS,
        by_cell(STEPS, _counted),
    ),
)
