"""Areas' polygons: their borders one after the other around each middle, in degrees."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.cells import Borders
from groundview.synth.place.seeds import Seeds
from groundview.synth.place.settings import settings

DECIMALS = 6
"""Of degrees: about a tenth of a metre, as near as the transform is right."""


def polygons(seeds: Seeds, borders: Borders, bends: NDArray[np.float64]) -> list[str]:
    """WKT of each area, in order of ids. Neighbours share every point of their boundary exactly."""
    import shapely

    lines = np.concatenate([borders.start[:, None], bends, borders.end[:, None]], axis=1)
    lines = np.round(_degrees(lines.reshape(-1, 2)).reshape(lines.shape), DECIMALS)
    border, area, backwards = _sides(seeds, borders)
    around = np.where(backwards[:, None, None], lines[border, ::-1], lines[border])[:, :-1]
    length = np.hypot(*(borders.end - borders.start).T)
    keep = np.ones(around.shape[:2], bool)
    keep[length[border] < settings().outline.least_metres, 1:] = False
    rings = shapely.linearrings(around[keep], indices=np.repeat(area, keep.sum(axis=1)))
    written: list[str] = shapely.to_wkt(shapely.polygons(rings), rounding_precision=DECIMALS).tolist()
    return written


def _sides(seeds: Seeds, borders: Borders) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Each area's borders in order around it, against the clock: border, area, and whether to walk it backwards."""
    count = len(borders.one)
    border = np.tile(np.arange(count), 2)
    area = np.concatenate([borders.one, borders.other])
    border, area = border[area < seeds.areas], area[area < seeds.areas]
    start, end = borders.start[border] - seeds.points[area], borders.end[border] - seeds.points[area]
    middle = start + end
    order = np.lexsort((np.arctan2(middle[:, 1], middle[:, 0]), area))
    backwards = start[:, 0] * end[:, 1] < start[:, 1] * end[:, 0]
    return border[order], area[order], backwards[order]


def _degrees(metres: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitudes and latitudes of points on the national grid, with OSTN15; shape (k, 2) both."""
    from convertbng.cutil import convert_osgb36_to_ll

    degrees: NDArray[np.float64] = np.column_stack(
        convert_osgb36_to_ll(np.ascontiguousarray(metres[:, 0]), np.ascontiguousarray(metres[:, 1]))
    )
    return degrees
