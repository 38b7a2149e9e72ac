"""Points in strips of one width, along each strip by y: whatever lies near a point stands in three short stretches.

Nothing depends on how far the points spread: strips without points take no room.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column

Whole = NDArray[np.int64]

STRIPS = 2**30
"""The most strips: with more, a coordinate over the width could be rounded into a strip that is not the next one."""


class Strips(NamedTuple):
    """Points in order, shape (n,): `order` is where each stood before; the points of the strip to the left of point i
    are `before[i]` to `own[i]`, of its own `own[i]` to `after[i]`, of that to the right `after[i]` to `end[i]`.

    A tuple, since kernels take tuples.
    """

    x: Column
    y: Column
    order: Whole
    before: Whole
    own: Whole
    after: Whole
    end: Whole


def strips(x: Column, y: Column, reach: float) -> Strips:
    """The strips of points, shape (n,), so wide that two nearer than `reach` stand in one or in adjacent ones."""
    start = float(np.min(x, initial=math.inf))
    # A little wider than the reach, by more than a quotient of up to 2^30 strips can be rounded.
    width = reach * (1 + 2.0**-20) + (float(np.max(x, initial=-math.inf)) - start) / STRIPS
    strip = np.floor((x - start) / width).astype(np.int64)
    order = np.lexsort((y, strip))
    strip = strip[order]
    own, after = np.searchsorted(strip, strip, "left"), np.searchsorted(strip, strip, "right")
    before = np.searchsorted(strip, strip - 1, "left")
    end = np.searchsorted(strip, strip + 1, "right")
    return Strips(x[order], y[order], order, before, own, after, end)
