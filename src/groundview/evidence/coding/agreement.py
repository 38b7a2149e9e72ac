"""How far coders agree, question by question: percent, Cohen's and Fleiss' kappa, Krippendorff's alpha, Gwet's AC1.

Unknown is a category of its own in the main figures. The codebook says when it is right, so that one coder who finds
the answer and one who does not disagree about the case; and coders hesitate where cases are hard, so that agreement
without those cases flatters. Figures that leave unknown out stand beside: how far coders agree where they decided.

Where cases were drawn from strata, each counts for the cases that it stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from groundview.evidence.coding.coded_twice import Twice, coded_twice
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store
from groundview.statistics.agreement.cohen import cohen_kappa
from groundview.statistics.agreement.fleiss import fleiss_kappa
from groundview.statistics.agreement.gwet import gwet_ac1
from groundview.statistics.agreement.krippendorff import krippendorff_alpha
from groundview.statistics.agreement.percent import percent_agreement

if TYPE_CHECKING:
    from groundview.statistics.estimate import Estimate

OF_ALL: Mapping[str, Callable[..., Estimate]] = {
    "percent_agreement": percent_agreement,
    "fleiss_kappa": fleiss_kappa,
    "krippendorff_alpha": krippendorff_alpha,
    "gwet_ac1": gwet_ac1,
}
"""Coefficients for any number of coders."""
OF_TWO = "cohen_kappa"
LEAST = 10
"""No figure is made of fewer cases: nine of ten alike may be 60% or 98% (Wilson)."""
BY_CLUSTERS = "cases were drawn by clusters, and the interval takes them one by one: it may be too narrow"
LEFT_OUT = ";unknown=left_out"
COLUMNS = {
    "measure": "VARCHAR", "context": "VARCHAR", "breakdown": "VARCHAR", "value": "DOUBLE", "low": "DOUBLE",
    "high": "DOUBLE", "n": "BIGINT", "n_coders": "BIGINT", "note": "VARCHAR",
}  # fmt: skip
COUNTED = """
    -- One row per context and thing that is counted.
    SELECT 'coded_cases' AS measure, context,
        CASE sample WHEN 0 THEN 'from=extract' ELSE 'from=samples' END AS breakdown, count(*)::DOUBLE AS value,
         count(*) FILTER (n_coders > 1) AS n,
        CASE sample WHEN 0 THEN 'nobody said how these cases were drawn: they are taken for a simple random draw'
            ELSE '' END AS note
    FROM (SELECT * REPLACE (least(sample, 1) AS sample) FROM coded_cases) GROUP BY context, sample
    UNION ALL
    SELECT 'open_answers', context, 'variable=' || replace(variable, ';', ','), count(*), NULL, ''
    FROM coded_answers WHERE how = 'open' GROUP BY context, variable
    UNION ALL
    SELECT 'codings_not_used', context, '', count(*), NULL, 'codings in the extract about what is no case of this study'
    FROM codings ANTI JOIN (SELECT DISTINCT context, case_ref FROM coded_cases) USING (context, case_ref)
    GROUP BY context"""


@dataclass(frozen=True, slots=True)
class _Figure:
    """One row of `coder_agreement`."""

    measure: str
    context: str
    breakdown: str
    value: float
    low: float
    high: float
    n: int
    n_coders: int
    note: str


def measure_agreement(store: Store) -> int:
    """Makes `coder_agreement` of `coder_answers`, `coded_answers` and `coded_cases`, and gives its number of rows."""
    rows = [figure for twice in coded_twice(store) for figure in _figures(twice)]
    columns = {name: [getattr(row, name) for row in rows] for name in COLUMNS}
    put_table(store.connection, "agreement_figures", columns, COLUMNS)
    names = ", ".join(COLUMNS)
    return store.make(
        Query(
            "coder_agreement",
            f"""
            SELECT {names} FROM agreement_figures
            UNION ALL SELECT measure, context, breakdown, value, NULL, NULL, n, NULL, note FROM ({COUNTED})
            ORDER BY context, breakdown, measure""",
        )
    )


def _figures(twice: Twice) -> Iterator[_Figure]:
    """Every coefficient of one question: of all its coders and of each pair, with unknown and without."""
    for asked, ending in ((twice, ""), (twice.without("unknown"), LEFT_OUT)):
        if asked.n_categories < 2:
            continue
        breakdown = f"variable={asked.variable.replace(';', ',')}"
        for name, coefficient in OF_ALL.items():
            yield _figure(asked, name, coefficient, f"{breakdown}{ending}")
        pairs = [asked.of_pair(one, other) for one, other in combinations(range(asked.n_coders), 2)]
        enough = [pair for pair in pairs if len(pair) >= LEAST]
        for pair in enough:
            coders = "+".join(map(str, pair.numbers))
            yield _figure(pair, OF_TWO, cohen_kappa, f"{breakdown};coders={coders}{ending}")
        if not enough:
            yield _none(asked, OF_TWO, f"{breakdown}{ending}", f"no two coders have {LEAST} cases in common")


def _figure(asked: Twice, name: str, coefficient: Callable[..., Estimate], breakdown: str) -> _Figure:
    if len(asked) < LEAST:
        why = f"{len(asked)} cases were coded by two, and fewer than {LEAST} say next to nothing"
        return _none(asked, name, breakdown, why)
    made = coefficient(asked.answers, asked.n_categories, weights=asked.weights)
    bounds = (made.sampling.low, made.sampling.high) if made.sampling else (np.nan, np.nan)
    value, low, high = (round(float(number), 9) for number in (made.value, *bounds))
    note = made.note or (BY_CLUSTERS if asked.clustered else "")
    return _Figure(name, asked.context, breakdown, value, low, high, len(asked), asked.n_coders, note)


def _none(asked: Twice, name: str, breakdown: str, why: str) -> _Figure:
    nothing = float("nan")
    return _Figure(
        measure=name,
        context=asked.context,
        breakdown=breakdown,
        value=nothing,
        low=nothing,
        high=nothing,
        n=len(asked),
        n_coders=asked.n_coders,
        note=f"no figure: {why}",
    )
