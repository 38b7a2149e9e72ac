"""Neighbours within radii, compiled: counted, or each weighed by how much of its circle lies in the study area."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column
from groundview.statistics.kernel import kernel
from groundview.statistics.point_patterns.strips import Strips

Whole = NDArray[np.int64]


class Radii(NamedTuple):
    """Radii, shape (r,), and for parts of the largest one, `per_metre` to a metre, the first radius that a distance in
    that part may lie within."""

    radius: Column
    first: Whole
    per_metre: float


@kernel
def lowest(points: Strips, low: int, high: int, bottom: float) -> int:
    """The first of the points `low` to `high`, which stand in one strip, that is not below a height."""
    while low < high:
        middle = (low + high) // 2
        if points.y[middle] < bottom:
            low = middle + 1
        else:
            high = middle
    return int(low)


@kernel
def within(radii: Radii, distance: float) -> int:
    """The number of the first radius that is not shorter than a distance, which is at most the last one."""
    k = radii.first[int(distance * radii.per_metre)]
    while radii.radius[k] < distance:
        k += 1
    return int(k)


@kernel
def to_edge(x: float, y: float, edges: Column, e: int) -> float:
    """How far a point lies from an edge."""
    along, up = edges[2, e] - edges[0, e], edges[3, e] - edges[1, e]
    length = along * along + up * up
    part = 0.0
    if length > 0.0:
        part = min(1.0, max(0.0, ((x - edges[0, e]) * along + (y - edges[1, e]) * up) / length))
    return math.hypot(x - edges[0, e] - part * along, y - edges[1, e] - part * up)


@kernel
def edge_distances(points: Strips, edges: Column, block: tuple[int, int], distances: Column) -> None:
    """Writes how far each point of the block lies from the boundary."""
    for i in range(block[0], block[1]):
        nearest = math.inf
        for e in range(edges.shape[1]):
            nearest = min(nearest, to_edge(points.x[i], points.y[i], edges, e))
        distances[i] = nearest


@kernel
def counted(points: Strips, radii: Radii, last: Whole, block: tuple[int, int], counts: Whole) -> None:
    """Adds to `counts`, shape (r,), the neighbours within each radius of the points of the block, each for the radii
    up to number `last[i]` only; with -1 a point has no part in it."""
    found = np.zeros(radii.radius.size, dtype=np.int64)
    for i in range(block[0], block[1]):
        if last[i] < 0:
            continue
        x, y, reach = points.x[i], points.y[i], radii.radius[last[i]]
        found[:] = 0
        for low, high in (
            (points.before[i], points.own[i]),
            (points.own[i], points.after[i]),
            (points.after[i], points.end[i]),
        ):
            # Rounding may take a point that is just within the reach below it, so it begins a little lower.
            for j in range(lowest(points, low, high, y - reach * (1 + 1e-9) - 1e-9 * abs(y)), high):
                up, across = points.y[j] - y, points.x[j] - x
                if up > reach:
                    break
                distance = math.sqrt(across * across + up * up)
                if distance <= reach and j != i:
                    found[within(radii, distance)] += 1
        so_far = 0
        for k in range(last[i] + 1):
            so_far += found[k]
            counts[k] += so_far


@kernel
def inside(x: float, y: float, radius: float, edges: Column, near: Whole) -> float:
    """The share of a circle that lies in the study area, from those edges that come near enough to cross it.

    The area lies to the left of every edge. So where the boundary leaves the disc an arc inside begins, against the
    clock, and where it enters one ends: the arcs are the sum of the ends less the sum of the beginnings.
    """
    arcs, crossings, square = 0.0, 0, radius * radius
    for e in near:
        from_x, from_y = edges[0, e] - x, edges[1, e] - y
        along, up = edges[2, e] - edges[0, e], edges[3, e] - edges[1, e]
        starts_in = from_x * from_x + from_y * from_y < square
        ends_in = (edges[2, e] - x) ** 2 + (edges[3, e] - y) ** 2 < square
        if starts_in and ends_in:
            continue
        length = along * along + up * up
        middle = -(from_x * along + from_y * up)
        under = middle * middle - length * (from_x * from_x + from_y * from_y - square)
        if not starts_in and not ends_in and (under <= 0.0 or middle <= 0.0 or middle >= length):
            continue
        root = math.sqrt(max(under, 0.0))
        if not starts_in:
            part = (middle - root) / length
            arcs += math.atan2(from_y + part * up, from_x + part * along)
            crossings += 1
        if not ends_in:
            part = (middle + root) / length
            arcs -= math.atan2(from_y + part * up, from_x + part * along)
            crossings += 1
    if crossings == 0:
        return 1.0
    share = (arcs / (2.0 * math.pi)) % 1.0
    return share if share > 0.0 else 1.0


@kernel
def weighed(points: Strips, radii: Radii, edges: Column, block: tuple[int, int], sums: Column) -> None:
    """Adds to `sums`, shape (r,), the neighbours within each radius of the points of the block, each weighing 1 over
    the share of the circle through it that lies in the study area."""
    reach = radii.radius[-1]
    found = np.zeros(radii.radius.size)
    near = np.empty(edges.shape[1], dtype=np.int64)
    for i in range(block[0], block[1]):
        x, y, nearest, many = points.x[i], points.y[i], math.inf, 0
        for e in range(edges.shape[1]):
            far = to_edge(x, y, edges, e)
            nearest = min(nearest, far)
            if far <= reach:
                near[many] = e
                many += 1
        found[:] = 0.0
        for low, high in (
            (points.before[i], points.own[i]),
            (points.own[i], points.after[i]),
            (points.after[i], points.end[i]),
        ):
            for j in range(lowest(points, low, high, y - reach * (1 + 1e-9) - 1e-9 * abs(y)), high):
                up, across = points.y[j] - y, points.x[j] - x
                if up > reach:
                    break
                distance = math.sqrt(across * across + up * up)
                if distance <= reach and j != i:
                    weight = 1.0
                    if distance > nearest:
                        weight = 1.0 / inside(x, y, distance, edges, near[:many])
                    found[within(radii, distance)] += weight
        so_far = 0.0
        for k in range(radii.radius.size):
            so_far += found[k]
            sums[k] += so_far
