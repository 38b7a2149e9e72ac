"""Measures over plausible linkages: the figure of the linkage that was kept, and how it moves over all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Cells, Figures, read_cells
from groundview.statistics.estimate import Estimate, Interval
from groundview.statistics.proportions import wilson

if TYPE_CHECKING:
    from numpy.typing import NDArray

CELL = ("area_code", "period", "breakdown")
METHOD = "of the linkage that was kept"
LINKAGE = (
    "The range over plausible linkages is the least and the most of this figure over the linkage that was kept and "
    "others: most drawn as often as the evidence makes them likely, one made more loosely and one more strictly."
)
"""What every definition of such a measure says at its end."""

Needs = Literal["persons", "suspects"]
WHY_NONE: Mapping[Needs, str] = {
    "persons": "the extracts hold no records of persons that could show it",
    "suspects": "the extracts name no suspects who could show it",
}
"""Whom a measure needs, and what is said where there are none of them."""


def draws_of(measure: str, needs: Needs, *, counts: bool = False) -> str:
    """SQL of the counts of one measure in every plausible linkage, draw 0 being the one that was kept.

    With `counts` there is a cell for every area, period and breakdown that is counted anywhere, and one that a linkage
    lacks is a nought there; otherwise it has no number, and a cell that the kept
    linkage lacks is left out. Where nothing was counted, or nobody could have been, one row says why: none of nobody
    is not a nought.
    """
    every = " CROSS JOIN ".join(f"(SELECT DISTINCT {name} FROM mine)" for name in CELL)
    kept = f"SELECT DISTINCT {', '.join(CELL)} FROM mine WHERE draw = 0"
    absent, cells = ("0", f"SELECT * FROM {every}") if counts else ("NULL", kept)
    return f"""
    WITH mine AS (
        SELECT coalesce(area_code, '') AS area_code, coalesce(period, '') AS period,
            coalesce(breakdown, '') AS breakdown, draw, numerator, denominator, note
        FROM network_counts WHERE measure = '{measure}' AND EXISTS (
            SELECT 1 FROM network_counts WHERE measure = '{needs}' AND numerator > 0)),
    cells AS ({cells}),
    draws AS (SELECT DISTINCT draw FROM mine)
    -- One row per plausible linkage and cell; one row with the reason where nothing was counted.
    SELECT area_code, period, breakdown, draw,
        CASE WHEN mine.draw IS NULL THEN {absent} ELSE numerator END AS numerator, denominator,
        coalesce(note, '') AS note
    FROM cells CROSS JOIN draws LEFT JOIN mine USING (area_code, period, breakdown, draw)
    UNION ALL SELECT '', '', '', 0, NULL, NULL, '{WHY_NONE[needs]}' WHERE NOT EXISTS (FROM cells)
    ORDER BY draw, area_code, period, breakdown"""


def over_draws(sql: str, estimate: Callable[[Cells], Estimate]) -> Callable[[Reader], Figures]:
    """A measure whose every cell of the kept linkage gives one figure, with its linkage doubt."""

    def figures(reader: Reader) -> Figures:
        cells = read_cells(reader, sql)
        kept = _first(cells, int(np.count_nonzero(cells["draw"] == 0)))
        n_draws = len(cells) // len(kept) if len(kept) else 0
        values = estimate(cells).value.reshape(n_draws, len(kept))
        return Figures(kept.texts, with_linkage(estimate(kept), values))

    return figures


def with_linkage(estimate: Estimate, values: NDArray[np.float64]) -> Estimate:
    """The k figures of `estimate` with the least and the most of each over the draws, itself among them.

    `values` has shape (draws, k), the linkage that was kept first; NaN is a draw that gives no such figure. With one
    row nothing was drawn, and the doubt is not measured.
    """
    if len(values) < 2:
        return estimate
    missing = np.isnan(estimate.value)
    low, high = (np.where(missing, np.nan, end.reduce(values, axis=0)) for end in (np.fmin, np.fmax))
    return estimate.with_doubt("linkage", Interval.of(low, high))


def counted(unit: str) -> Callable[[Cells], Estimate]:
    """Counts in a unit."""

    def estimate(cells: Cells) -> Estimate:
        n = cells["numerator"]
        return Estimate(value=n, unit=unit, method=f"count, {METHOD}", n=n, numerator=n)

    return estimate


def shared(cells: Cells) -> Estimate:
    """Shares with Wilson's interval; nothing at all where there is no denominator."""
    part, whole = np.nan_to_num(cells["numerator"]), np.nan_to_num(cells["denominator"])
    made = wilson(part, whole)
    asked = np.where(whole > 0, 1.0, np.nan)
    sampling = made.sampling and Interval.of(made.sampling.low * asked, made.sampling.high * asked)
    return replace(
        made,
        method=f"share, {METHOD}; {made.method}",
        n=cells["denominator"],
        numerator=cells["numerator"],
        denominator=cells["denominator"],
        sampling=sampling,
    )


def mean(unit: str) -> Callable[[Cells], Estimate]:
    """Means: numerators over denominators. The sums stay behind, so that the gate takes no mean for a rate."""

    def estimate(cells: Cells) -> Estimate:
        total, n = cells["numerator"], cells["denominator"]
        value = np.divide(total, n, out=np.full(len(cells), np.nan), where=n > 0)
        return Estimate(value=value, unit=unit, method=f"mean, {METHOD}", n=n, denominator=n)

    return estimate


def _first(cells: Cells, size: int) -> Cells:
    """The first cells, which are those of the linkage that was kept."""
    return Cells(
        {name: column[:size] for name, column in cells.texts.items()},
        {name: column[:size] for name, column in cells.numbers.items()},
    )
