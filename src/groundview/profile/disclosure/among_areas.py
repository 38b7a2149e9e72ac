"""The range over areas, made anew from the areas that are shown: the least of an area is a count of that area."""

from __future__ import annotations

import numpy as np

from groundview.profile.disclosure.columns import Columns, Mask, Numbers
from groundview.profile.disclosure.rounding import Rounded
from groundview.profile.disclosure.rules import Rules

CELL = ("question", "context", "measure", "definition", "period", "breakdown")


def among_areas(
    measured: Mask, columns: Columns, safe: Rounded, hidden: Mask, rules: Rules
) -> tuple[Numbers, Numbers]:
    """Lows and highs, shape (k,), for the findings whose range was `measured`: the least and the most of the same
    figure among the areas that are shown; NaN where fewer than two are. Areas with fewer cases than twice the threshold
    are passed over: they say too little of how areas differ."""
    cell = columns.codes(*CELL)
    least_cases = np.nan_to_num(safe.denominator, nan=np.inf) >= 2 * rules.threshold
    shown = (columns.words["area_code"] != "") & ~hidden & np.isfinite(safe.value) & least_cases
    size = int(cell.max(initial=-1)) + 1
    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    np.minimum.at(low, cell[shown], safe.value[shown])
    np.maximum.at(high, cell[shown], safe.value[shown])
    enough = measured & (np.bincount(cell[shown], minlength=size) > 1)[cell]
    # A whole lies among its parts, also where those that would show it are hidden.
    ends = np.fmin(low[cell], safe.value), np.fmax(high[cell], safe.value)
    return np.where(enough, ends[0], np.nan), np.where(enough, ends[1], np.nan)
