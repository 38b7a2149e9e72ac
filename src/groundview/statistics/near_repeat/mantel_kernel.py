"""Sums over all pairs of closeness in space times closeness in time, for many orders of the days at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel
from groundview.statistics.near_repeat.distance_kernel import distance


@kernel
def closeness(places: Column, i: int, j: int, constant: float, manhattan: bool) -> float:
    """1 / (constant + distance) of two of the places, shape (2, n)."""
    apart = distance(places[0, i] - places[0, j], places[1, i] - places[1, j], manhattan)
    return 1.0 / (constant + apart)


@kernel
def products(
    places: Column, lanes: NDArray[np.int16], soon: Column, constant: float, manhattan: bool, sums: Column
) -> None:
    """Adds to `sums`, shape (k,), closeness times `soon[days apart]` over all pairs, for days in `lanes`, shape (n, k).
    A row of pairs is added up by itself, so that little is lost to rounding."""
    events, width = lanes.shape
    row = np.empty(width)
    for i in range(events - 1):
        row[:] = 0.0
        one = lanes[i]
        for j in range(i + 1, events):
            near, two = closeness(places, i, j, constant, manhattan), lanes[j]
            for lane in range(width):
                row[lane] += near * soon[abs(one[lane] - two[lane])]
        for lane in range(width):
            sums[lane] += row[lane]


@kernel
def moments(
    places: Column, codes: NDArray[np.int16], soon: Column, constant: float, manhattan: bool, sums: Column
) -> None:
    """Adds to `sums`, shape (4,): closeness in space and its square, closeness in time and its square."""
    row = np.empty(4)
    for i in range(codes.size - 1):
        row[:] = 0.0
        for j in range(i + 1, codes.size):
            near, late = closeness(places, i, j, constant, manhattan), soon[abs(codes[i] - codes[j])]
            row[0] += near
            row[1] += near * near
            row[2] += late
            row[3] += late * late
        sums += row
