"""The two shapes that a point is smeared into, on a grid."""

from __future__ import annotations

import math

import numpy as np

from groundview.statistics.inputs import Column

REACH = {"gaussian": 4.0, "quartic": 1.0}
"""How many bandwidths a kernel reaches: the Gaussian is cut where it has fallen to 1/3000 of its top."""

FINEST = {"gaussian": 4.0, "quartic": 8.0}
"""The fewest cells that a bandwidth must span, so that the grid cannot be seen in the surface."""

AS_WIDE = {"gaussian": 1.0, "quartic": (9.0 / 5.0 * 64.0 * 4.0) ** (1.0 / 6.0)}
"""The bandwidth that smooths as much as a Gaussian one of 1, in two dimensions (Marron and Nolan 1988)."""


def mass(kernel: str, bandwidth: float, cell: float) -> Column:
    """The shares of a point's mass in the cells about it, shape (2 r + 1, 2 r + 1); they add up to 1."""
    reach = math.ceil(REACH[kernel] * bandwidth / cell)
    at = (np.arange(-reach, reach + 1) * cell / bandwidth) ** 2
    squared = at[:, None] + at
    if kernel == "quartic":
        height = np.where(squared < 1.0, (1.0 - squared) ** 2, 0.0)
    else:
        height = np.where(squared <= REACH[kernel] ** 2, np.exp(-0.5 * squared), 0.0)
    return np.asarray(height / height.sum())


def binning_bound(kernel: str, bandwidth: float, cell: float) -> float:
    """The most by which one point's surface may be off because it is shared out to the corners of its cell,
    as a share of its top: an eighth of the squared cell times the steepest bends in either direction."""
    # Second derivatives at most: Gaussian 1 / h^2 at the top, quartic 8 / h^2 at the rim (4 / h^2 at the top).
    bend = {"gaussian": 1.0, "quartic": 8.0}[kernel]
    return 2.0 * bend * (cell / bandwidth) ** 2 / 8.0


def spread(grid: Column, shares: Column) -> Column:
    """The grid with every cell smeared by the shares; what leaves the grid is lost. Never below 0."""
    from scipy.signal import oaconvolve

    smeared = oaconvolve(grid, shares, mode="same")
    # Fourier's method leaves a rounding error where there is nothing.
    return np.asarray(np.where(smeared > 1e-12 * max(float(smeared.max()), 1e-300), smeared, 0.0))
