"""How a hot area has been hot: once, lately, always, on and off, or no longer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from groundview.statistics.inputs import Column, unless
from groundview.statistics.local_association.figure import Labels
from groundview.statistics.local_association.weights import Index

CLASSES = ("never", "new", "persistent", "consecutive", "historical", "sporadic")
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Persistence:
    """The class of each area, shape (areas,), "" where too few periods are known; in how many periods it was `hot`, and
    how many are `known`."""

    kind: Labels
    hot: Index
    known: Index
    method: str
    note: str = ""


def persistence(flags: ArrayLike, *, most: float = 0.9, recent: int = 3, fewest: int = 3) -> Persistence:
    """Classes of areas by the periods in which they were hot.

    `flags` has shape (areas, periods), periods in order: 1 or True where the area was hot, 0 or False where not, NaN
    where nobody knows. A gap is neither: it is left out, and what lies on either side of it is in a row. Of the known
    periods of an area, the first that fits:

    - never: hot in none;
    - new: hot in the last, and in none before;
    - persistent: hot in at least the share `most` of them, the last among them;
    - consecutive: hot in the last two or more, and in none before these;
    - historical: hot in one or more, but in none of the last `recent`;
    - sporadic: hot in some, and none of the above.

    They describe what was seen, and say nothing of a trend. Raises ValueError for flags of another shape or with other
    values, a share outside 0 to 1, and for fewer than one period.

    Source: our own definitions, after the space-time classes of emerging hot spot analysis (Getis-Ord flags by time
    step; Harris, Nelson and Lloyd 2017 discuss them), without those that rest on a trend test or on fixed 90%.
    """
    if not 0 < most <= 1 or recent < 1 or fewest < 1:
        raise ValueError(f"most is a share, recent and fewest are periods: {most}, {recent}, {fewest}")
    seen = _checked(flags)
    known = np.sum(~np.isnan(seen), axis=1)
    hot = np.nansum(seen, axis=1).astype(np.int64)
    # What is left once the gaps are taken out, pushed to the right: the last known period stands last.
    order = np.argsort(~np.isnan(seen), axis=1, kind="stable")
    backwards = np.take_along_axis(seen, order, axis=1)[:, ::-1]
    run = np.sum(np.cumprod(backwards == 1, axis=1), axis=1)
    fits = (
        hot == 0,
        (run == 1) & (hot == 1),
        (run > 0) & (hot >= most * known),
        (run > 1) & (run == hot),
        ~np.any(backwards[:, :recent] == 1, axis=1),
    )
    kind = np.select(fits, CLASSES[:-1], CLASSES[-1])
    few = known < fewest
    words = f"hot spots over time: persistent from {most:g}, historical after {recent} periods"
    note = unless(f"no class: fewer than {fewest} periods are known", few)
    return Persistence(np.where(few, "", kind), hot, known, words, note)


def _checked(flags: ArrayLike) -> Column:
    seen: NDArray[np.float64] = np.array(flags, dtype=np.float64)
    if seen.ndim != 2 or not seen.size:
        raise ValueError(f"flags have shape (areas, periods): these have {seen.shape}")
    wrong = ~(np.isnan(seen) | (seen == 0) | (seen == 1))
    if np.any(wrong):
        area, period = np.argwhere(wrong)[0]
        raise ValueError(
            f"a flag is 0, 1 or NaN: that of area {area} in period {period} is {seen[area, period]}"
        )
    return seen
