"""How often the bounds of a kernel density hold the smoothed density, and how far binning and the edge carry it off.

Points are Poisson in a square of 4 km with a square hole, thinning out eastward to none. The truth of the first
table is the mean surface of many draws. "Edge": the density within 50 m of the rim where points lie evenly, as a
share of the truth. "Binning": the greatest difference from every kernel worked out at every cell, as a share of
the highest density. Run: PYTHONPATH=src python benchmarks/coverage/coverage_density.py [SEEDS]
"""

from __future__ import annotations

import sys

import numpy as np
import shapely
from numpy.typing import NDArray

from groundview.statistics.density.surface import Surface, density

AREA = shapely.Polygon(
    [(0, 0), (4000, 0), (4000, 4000), (0, 4000)], [[(1500, 1500), (2500, 1500), (2500, 2500), (1500, 2500)]]
)

Table = NDArray[np.float64]


def points(seed: int, per_square_km: float, *, even: bool) -> Table:
    """Points over the square, those in the hole included: they count as outside."""
    random = np.random.default_rng(seed)
    many = random.uniform(0, 4000, (random.poisson(per_square_km * 16), 2))
    return many if even else many[random.uniform(0, 4000, len(many)) > many[:, 0]]


def slowly(surface: Surface, at: Table, kernel: str) -> Table:
    """Every kernel at every cell, with its mass inside."""
    x, y = np.meshgrid(surface.x, surface.y)
    inside = ~np.isnan(surface.value)
    total = np.where(inside, 0.0, np.nan)
    for east, north in at[shapely.intersects_xy(AREA, at)]:
        squared = ((x - east) ** 2 + (y - north) ** 2) / surface.bandwidth**2
        if kernel == "quartic":
            height = np.where(squared < 1, (1 - squared) ** 2, 0)
        else:
            height = np.where(squared <= 16, np.exp(-squared / 2), 0)
        total += height / (height[inside].sum() * surface.cell**2) * 1e6
    return total


def line(kernel: str, bandwidth: float, level: float, seeds: int) -> str:
    """One line of the table."""
    surfaces = [
        density(points(seed, level, even=False), AREA, bandwidth=bandwidth, kernel=kernel)
        for seed in range(seeds)
    ]
    truth = np.mean([each.value for each in surfaces], axis=0)
    bounds = [each.interval() for each in surfaces]
    held = np.mean([(each.low <= truth) & (truth <= each.high) for each in bounds], axis=0)
    inside = ~np.isnan(truth)
    kept = max(abs(each.total() / each.inside - 1) for each in surfaces if each.inside)
    x, y = np.meshgrid(surfaces[0].x, surfaces[0].y)
    rim = inside & (shapely.distance(AREA.boundary, shapely.points(x, y)) <= 50)
    even = np.mean(
        [
            density(points(seed, 50, even=True), AREA, bandwidth=bandwidth, kernel=kernel).value[rim].mean()
            for seed in range(seeds // 4)
        ]
    )
    off = np.nanmax(np.abs(surfaces[0].value - slowly(surfaces[0], points(0, level, even=False), kernel)))
    shown = f"{held[inside].mean():.3f} | {held[inside].min():.3f} | {kept:.0e} | {even / 50:.2f}"
    return f"| {kernel}, {bandwidth:g} m | {level:g} | {shown} | {off / np.nanmax(surfaces[0].value):.4f} |"


def main() -> None:
    """Prints the table."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    print("| kernel | points a km2 in the west | covers | covers at least | total off by | edge | binning |")
    print("|---|---|---|---|---|---|---|")
    for kernel, bandwidth in (("quartic", 400.0), ("quartic", 800.0), ("gaussian", 200.0)):
        for level in (4.0, 40.0, 400.0):
            print(line(kernel, bandwidth, level, seeds), flush=True)


if __name__ == "__main__":
    main()
