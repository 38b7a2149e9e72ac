"""Planted clusters are found again, and the bounds of a smoothed density hold it as often as they say."""

from __future__ import annotations

import numpy as np
import shapely

from groundview.statistics.density.surface import density

SQUARE = shapely.box(0, 0, 3000, 3000)


def test_the_bounds_hold_the_smoothed_density() -> None:
    """The truth is the mean of many surfaces; points thin out from 40 to none per square kilometre."""
    random = np.random.default_rng(1)
    surfaces = []
    for _ in range(200):
        points = random.uniform(0, 3000, (random.poisson(360), 2))
        kept = points[random.uniform(0, 3000, len(points)) > points[:, 0]]
        surfaces.append(density(kept, SQUARE, bandwidth=500.0))
    truth = np.mean([surface.value for surface in surfaces], axis=0)
    bounds = [surface.interval() for surface in surfaces]
    held = np.mean([(each.low <= truth) & (truth <= each.high) for each in bounds], axis=0)
    held = held[~np.isnan(truth)]
    assert 0.95 <= held.mean() <= 0.985
    assert held.min() > 0.9


def test_a_planted_cluster_is_the_densest_place() -> None:
    random = np.random.default_rng(2)
    points = np.concatenate([random.uniform(0, 3000, (300, 2)), random.normal([2600, 400], 80, (60, 2))])
    found = density(points, SQUARE, bandwidth="cross_validation")
    row, column = np.unravel_index(np.nanargmax(found.value), found.value.shape)
    assert np.hypot(found.x[column] - 2600, found.y[row] - 400) < 150
