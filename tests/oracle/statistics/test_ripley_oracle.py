"""Ripley's K against plain loops, with the shares of circles found by looking at the middle of every arc."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import shapely

from groundview.statistics.point_patterns.ripley import ripley_k
from groundview.statistics.point_patterns.window import Window

HOLED = shapely.box(0, 0, 10, 8).difference(shapely.Polygon([(4, 3), (7, 3.5), (6, 6), (4.5, 5)]))
SHAPES = {
    "holed": HOLED,
    "two parts": shapely.union_all([shapely.box(0, 0, 4, 3), shapely.Polygon([(5, 0), (9, 1), (6, 6)])]),
    "hollow": shapely.Polygon([(0, 0), (10, 0), (10, 9), (8, 9), (8, 2), (2, 2), (2, 9), (0, 9)]),
}


def share(polygon: Any, x: float, y: float, radius: float) -> float:
    """How much of a circle lies in a polygon: the arcs between its crossings whose middles do."""
    angles = []
    for part in shapely.get_parts(polygon.boundary):
        corners = shapely.get_coordinates(part) - (x, y)
        for start, end in pairwise(corners):
            step = end - start
            a, b, c = step @ step, 2 * start @ step, start @ start - radius**2
            if b * b - 4 * a * c > 0:
                for sign in (-1, 1):
                    t = (-b + sign * math.sqrt(b * b - 4 * a * c)) / (2 * a)
                    if 0 <= t <= 1:
                        angles.append(math.atan2(*(start + t * step)[::-1]))
    if not angles:
        return 1.0
    angles.sort()
    inside = 0.0
    for start, end in zip(angles, [*angles[1:], angles[0] + 2 * math.pi], strict=True):
        middle = (start + end) / 2
        if polygon.contains(shapely.Point(x + radius * math.cos(middle), y + radius * math.sin(middle))):
            inside += end - start
    return inside / (2 * math.pi)


@pytest.mark.parametrize("name", SHAPES)
def test_k_is_that_of_plain_loops(name: str) -> None:
    polygon = SHAPES[name]
    window = Window.of(polygon)
    random = np.random.default_rng(len(name))
    x, y = window.drawn(40, random)
    x[1], y[1] = x[0], y[0]
    radii = np.array([0.5, 1.0, 1.7, 3.0, 4.5])
    sums, inner, plain = np.zeros(5), np.zeros(5), np.zeros(5)
    far = np.array([polygon.boundary.distance(shapely.Point(*point)) for point in zip(x, y, strict=True)])
    for i in range(40):
        for j in range(40):
            if i != j:
                distance = math.sqrt((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2)
                within = distance <= radii
                plain += within
                inner += within & (far[i] >= radii)
                sums += within / share(polygon, x[i], y[i], distance) if distance else within
    area = polygon.area
    np.testing.assert_allclose(ripley_k(x, y, radii, window).k, area * sums / (40 * 39), rtol=1e-9)
    np.testing.assert_allclose(
        ripley_k(x, y, radii, window, correction="none").k, area * plain / (40 * 39), rtol=1e-12
    )
    have = np.array([np.sum(far >= radius) for radius in radii])
    found = ripley_k(x, y, radii, window, correction="border").k
    np.testing.assert_allclose(found[have > 0], area * inner[have > 0] / (39 * have[have > 0]), rtol=1e-12)
    assert np.isnan(found[have == 0]).all()


def test_radii_that_distances_meet_exactly_count_them() -> None:
    x, y = np.meshgrid(np.arange(12.0), np.arange(9.0))
    x, y = x.ravel() / 10, y.ravel() / 10
    window = Window.of(shapely.box(-1, -1, 3, 3))
    radii = np.unique(np.sqrt((x[0] - x) ** 2 + (y[0] - y) ** 2))[1:]
    found = ripley_k(x, y, radii, window, correction="none")
    apart = np.sqrt((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2)[~np.eye(x.size, dtype=bool)]
    counted = found.k / window.area * x.size * (x.size - 1)
    assert np.rint(counted).astype(int).tolist() == [int(np.sum(apart <= radius)) for radius in radii]
