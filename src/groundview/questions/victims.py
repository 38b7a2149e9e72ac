"""Counts of victims as the questions read them: of the linkage that was kept, with the least and the most over all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.estimate import Estimate, Interval

CELL = "context, definition, area_code, period, breakdown"
WHY_NONE = "the extracts name no victims who could show it"
LINKAGE = (
    "The range over plausible linkages is the least and the most of this figure over the linkage that was kept and "
    "others that are as plausible."
)
"""What every definition of a measure says at its end that counts persons."""
NAMED = (
    "Victims are persons who are named as victims: a person whom several records name is one. Who reported nothing, or "
    "is not named, is in no figure."
)


def ranged(*measures: str) -> str:
    """SQL with one row per cell of the measures: `numerator`, `denominator`, and of each and of their quotient the
    least and the most over plausible linkages, empty where none was drawn."""
    names = ", ".join(f"'{measure}'" for measure in measures)
    return f"""
    SELECT {CELL}, arg_min(numerator, draw) AS numerator, arg_min(denominator, draw) AS denominator,
        {_ends("numerator", "n")}, {_ends("denominator", "of")}, {_ends("numerator / nullif(denominator, 0)", "share")}
    FROM (SELECT *, EXISTS (FROM victim_counts WHERE measure = 'draws' AND numerator > 0) AS drawn
        FROM victim_counts WHERE measure IN ({names}))
    GROUP BY measure, {CELL} HAVING min(draw) = 0"""


def or_why_none(sql: str) -> str:
    """A query of cells; where it gives none, one row with the reason."""
    return f"""
    WITH cells AS ({sql})
    SELECT * FROM cells
    UNION ALL BY NAME SELECT '' AS context, '' AS definition, '' AS area_code, '' AS period, '' AS breakdown,
        '{WHY_NONE}' AS note WHERE NOT EXISTS (FROM cells)
    ORDER BY context, definition, area_code, period, breakdown"""


def with_linkage(estimate: Estimate, low: NDArray[np.float64], high: NDArray[np.float64]) -> Estimate:
    """The figures with their least and most over plausible linkages, where any was drawn."""
    if np.isnan(low).all():
        return estimate
    missing = np.isnan(estimate.value)
    ends = (
        np.where(missing, np.nan, end)
        for end in (np.fmin(low, estimate.value), np.fmax(high, estimate.value))
    )
    return estimate.with_doubt("linkage", Interval.of(*ends))


def _ends(amount: str, name: str) -> str:
    return f"""CASE WHEN any_value(drawn) THEN min({amount}) END AS least_{name},
        CASE WHEN any_value(drawn) THEN max({amount}) END AS most_{name}"""
