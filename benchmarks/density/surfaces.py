"""Kernel density of 1,000,000 points clipped to a study area, beside a histogram and a Gaussian filter without one.

Ours adds the test of which points lie inside, sharing each out to four cells, the correction at the edge and the
variance of every cell: three filters for one, and more passes over the points.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import numpy as np
from harness import Case

POINTS, SIDE, BANDWIDTH, CELL = 1_000_000, 20_000.0, 400.0, 50.0
AT_MOST, AT_MOST_MB = 5.0, 600.0


def make(path: Path) -> None:
    """Points in 300 clusters in a square of 20 km."""
    random = np.random.default_rng(1)
    centre = random.uniform(0, SIDE, (300, 2))
    np.save(path, (centre[random.integers(0, 300, POINTS)] + random.normal(0, 800, (POINTS, 2))) % SIDE)


def ours(path: Path, kernel: str, bandwidth: float) -> float:
    """Within a ring of 64 corners with a hole."""
    import shapely

    from groundview.statistics.density.surface import density

    middle = shapely.Point(SIDE / 2, SIDE / 2)
    area = middle.buffer(SIDE / 2, quad_segs=16).difference(middle.buffer(SIDE / 8))
    return density(np.load(path), area, bandwidth=bandwidth, cell=CELL, kernel=kernel).total()


def peer(path: Path) -> float:
    """The whole square."""
    from scipy.ndimage import gaussian_filter

    points = np.load(path)
    cells = round(SIDE / CELL)
    counts, _, _ = np.histogram2d(points[:, 1], points[:, 0], bins=cells, range=[[0, SIDE], [0, SIDE]])
    return float(gaussian_filter(counts, BANDWIDTH / CELL, mode="constant").sum())


def cases() -> list[Case]:
    """Both kernels, the quartic as wide as smooths alike."""
    path = Path(tempfile.mkdtemp()) / "points.npy"
    make(path)
    theirs = partial(peer, path)
    return [
        Case(
            f"1,000,000 points, {kernel}",
            partial(ours, path, kernel, bandwidth),
            theirs,
            repeats=3,
            at_most=AT_MOST,
            at_most_mb=AT_MOST_MB,
        )
        for kernel, bandwidth in (("gaussian", BANDWIDTH), ("quartic", 2.779 * BANDWIDTH))
    ]
