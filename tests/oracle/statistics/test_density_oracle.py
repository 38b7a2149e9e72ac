"""Kernel density against every point's kernel worked out at every cell, with the binning error as bounded."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from groundview.statistics.density.kernels import binning_bound
from groundview.statistics.density.surface import Surface, density

Column = NDArray[np.float64]
AREA = shapely.Polygon(
    [(0, 0), (2000, 0), (2000, 900), (900, 900), (900, 2000), (0, 2000)],
    [[(300, 300), (600, 300), (600, 600), (300, 600)]],
)
PLACE = st.tuples(st.floats(0, 2000), st.floats(0, 2000))


def height(kernel: str, squared: Column) -> Column:
    """A kernel of bandwidth 1 and mass 1 at a squared distance; the Gaussian is cut at 4."""
    if kernel == "quartic":
        return np.asarray(3 / math.pi * np.where(squared < 1, (1 - squared) ** 2, 0))
    return np.asarray(np.where(squared <= 16, np.exp(-squared / 2), 0) / (2 * math.pi))


def exactly(points: list[tuple[float, float]], surface: Surface, kernel: str, *, edge: bool) -> Column:
    """The density at the centre of every cell inside, per square kilometre, point by point."""
    x, y = np.meshgrid(surface.x, surface.y)
    inside = ~np.isnan(surface.value)
    total = np.where(inside, 0.0, np.nan)
    for east, north in points:
        apart = ((x - east) ** 2 + (y - north) ** 2) / surface.bandwidth**2
        one = height(kernel, apart) / surface.bandwidth**2
        held = one[inside].sum() * surface.cell**2 if edge else 1.0
        total += one / held * 1e6
    return total


@settings(deadline=None, max_examples=25)
@given(points=st.lists(PLACE, min_size=1, max_size=12), kernel=st.sampled_from(["quartic", "gaussian"]))
def test_the_surface_is_the_sum_of_kernels(points: list[tuple[float, float]], kernel: str) -> None:
    inside = [each for each in points if AREA.intersects(shapely.Point(each))]
    surface = density(points, AREA, bandwidth=250.0, kernel=kernel)
    assert surface.inside == len(inside)
    expected = exactly(inside, surface, kernel, edge=True)
    top = float(height(kernel, np.zeros(1))[0]) / 250.0**2 * 1e6
    # At a corner a point has a fourth of its mass inside, or less beside the hole: four times a top.
    assert np.nanmax(np.abs(surface.value - expected), initial=0) <= 4 * len(inside) * top * binning_bound(
        kernel, 250.0, surface.cell
    )


@pytest.mark.parametrize("kernel", ["quartic", "gaussian"])
@pytest.mark.parametrize("fineness", [1, 2, 4])
def test_binning_is_bounded_and_of_the_second_order(kernel: str, fineness: int) -> None:
    """Far from any edge, a single point anywhere in its cell is off by no more than the bound."""
    wide = shapely.box(0, 0, 4000, 4000)
    cell = 300.0 / {"quartic": 8, "gaussian": 4}[kernel] / fineness
    top = float(height(kernel, np.zeros(1))[0]) / 300.0**2 * 1e6
    worst = 0.0
    for share in (0.0, 0.2, 0.5):
        at = (2000 + share * cell, 2000 + 0.4 * cell)
        surface = density([at], wide, bandwidth=300.0, cell=cell, kernel=kernel)
        off = np.nanmax(np.abs(surface.value - exactly([at], surface, kernel, edge=False)))
        worst = max(worst, float(off) / top)
    assert 0.1 * binning_bound(kernel, 300.0, cell) < worst <= binning_bound(kernel, 300.0, cell)
