"""How many close pairs have their days how far apart: as they are, by chance, and at most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.events import Events
from groundview.statistics.near_repeat.pairs import ClosePairs, close_pairs
from groundview.statistics.near_repeat.shuffles import LANES, LONGEST, Codes, Shuffles, day_codes, over_orders

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """Pairs of n events, by d bands of distance and t of days.

    `near` has the pairs of each band of distance, shape (d,), `soon` those of each of days, shape (t,), among all
    `pairs` there are; `rows` those of both, in the order that was seen (row 0) and in each permutation, shape
    (permutations + 1, d, t).
    """

    near: Whole
    soon: Whole
    pairs: int
    rows: Whole

    @property
    def mean(self) -> Column:
        """The mean over all orders of the days, exactly: near x soon / pairs (Knox 1964); shape (d, t)."""
        return np.asarray(self.near[:, None] * (self.soon[None, :] / max(self.pairs, 1)))

    @property
    def fixed(self) -> NDArray[np.bool_]:
        """Where no order of the days could change the count, shape (d, t): no pair or every pair is in the band."""
        near = (self.near == 0) | (self.near == self.pairs)
        soon = (self.soon == 0) | (self.soon == self.pairs)
        return np.asarray(near[:, None] | soon[None, :])

    def up_to(self) -> Counts:
        """The same with each band reaching down to the lowest bound."""
        rows = np.cumsum(np.cumsum(self.rows, axis=1), axis=2)
        return Counts(np.cumsum(self.near), np.cumsum(self.soon), self.pairs, rows)


def counts(found: Events, bands: Bands, shuffles: Shuffles) -> Counts:
    """The counts of some events; raises ValueError where `close_pairs` or `day_codes` does."""
    close = close_pairs(found.x, found.y, bands.distances, bands.metric)
    bounds = bands.intervals.astype(np.int64)
    codes = day_codes(found.day, int(bounds[-1]))[close.order]
    many = found.day.size
    return Counts(
        near=close.counts(),
        soon=np.diff([_sooner(found.day, int(bound)) for bound in bounds]),
        pairs=many * (many - 1) // 2,
        rows=_rows(codes, close, bounds, shuffles),
    )


def _rows(codes: Codes, close: ClosePairs, bounds: Whole, shuffles: Shuffles) -> Whole:
    from groundview.statistics.near_repeat.knox_kernel import counted

    # No pair lies less than 0 days apart, so that bound is not looked for; none lies more than LONGEST apart.
    positive = np.minimum(bounds[bounds > 0], LONGEST + 1).astype(np.int16)

    def measured(lanes: Codes) -> Whole:
        less = np.zeros((close.starts.size - 1, positive.size, LANES), dtype=np.int64)
        counted(lanes, close.pairs, close.starts, positive, less)
        return less

    less = over_orders(codes, shuffles, measured)
    return np.diff(less, axis=2, prepend=0) if bounds[0] == 0 else np.diff(less, axis=2)


def _sooner(day: Whole, bound: int) -> int:
    """How many of all pairs lie less than so many days apart."""
    in_order = np.sort(day)
    beyond = np.searchsorted(in_order, in_order + bound, "left")
    return int(np.maximum(beyond - np.arange(1, day.size + 1), 0).sum())
