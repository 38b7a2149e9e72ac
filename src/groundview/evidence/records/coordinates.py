"""Coordinates: the national grid and degrees, and how far one may be from the other.

EPSG:27700 is turned into degrees with the Ordnance Survey's own grid (OSTN15), which is right to about a tenth of
a metre; a transform without it is up to four metres off.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ACCURACY = "national grid to degrees with OSTN15, right to about 0.1 m"
BRITAIN = (-9.0, 49.0, 2.5, 61.5)
"""West, south, east and north of what may be a place in the United Kingdom, in degrees."""
GRID = (700_000.0, 1_300_000.0)
"""The national grid's eastern and northern edge, in metres."""


def degrees(
    eastings: NDArray[np.float64], northings: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Longitudes and latitudes of points on the national grid, NaN where a point lies off it; shapes (k,)."""
    from convertbng.cutil import convert_osgb36_to_ll

    longitudes, latitudes = np.full(len(eastings), np.nan), np.full(len(eastings), np.nan)
    on_grid = (eastings > 0) & (eastings < GRID[0]) & (northings > 0) & (northings < GRID[1])
    if on_grid.any():
        longitudes[on_grid], latitudes[on_grid] = convert_osgb36_to_ll(eastings[on_grid], northings[on_grid])
    return longitudes, latitudes


def grid_references(
    longitudes: NDArray[np.float64], latitudes: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Eastings and northings of points in degrees, in metres, NaN where a point lies off the national grid; shapes
    (k,)."""
    from convertbng.cutil import convert_to_osgb36

    eastings, northings = np.full(len(longitudes), np.nan), np.full(len(longitudes), np.nan)
    in_britain = (longitudes >= BRITAIN[0]) & (longitudes <= BRITAIN[2])
    in_britain &= (latitudes >= BRITAIN[1]) & (latitudes <= BRITAIN[3])
    if in_britain.any():
        eastings[in_britain], northings[in_britain] = convert_to_osgb36(
            longitudes[in_britain], latitudes[in_britain]
        )
    return eastings, northings
