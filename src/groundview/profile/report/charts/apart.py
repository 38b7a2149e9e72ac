"""Places that lie far from each other, drawn side by side at one scale, each under its name."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

EMPTY = 3.0
"""Places are set side by side where the map would be so many times larger than they are together."""
GAP = 0.14
"""Between places and above each, for its name: a share of the largest place's height or width."""

Flat = dict[str, "BaseGeometry"]


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a place, and the point above its middle, in kilometres."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Block:
    """One place: its areas, and the box that holds them."""

    name: str
    codes: tuple[str, ...]
    west: float
    south: float
    width: float
    height: float


def side_by_side(flat: Flat, places: Mapping[str, str]) -> tuple[Flat, tuple[Label, ...]]:
    """The shapes moved together place by place, and the places' names; unchanged and without names where there is
    one place, or where they lie close enough to be read on one map. `places` names each area's place by its code."""
    blocks = _blocks(flat, places)
    if len(blocks) < 2 or not _far_apart(blocks):
        return flat, ()
    gap = GAP * max(max(block.width, block.height) for block in blocks)
    columns = min(range(1, len(blocks) + 1), key=lambda n: max(_size(blocks, n, gap)))
    width = max(block.width for block in blocks) + gap
    height = max(block.height for block in blocks) + gap
    moved: Flat = {}
    labels: list[Label] = []
    for index, block in enumerate(blocks):
        x, y = (index % columns) * width, -(index // columns) * height
        moved |= _moved(flat, block, x - block.west, y - block.south)
        labels.append(Label(block.name, x + block.width / 2, y + block.height + gap / 3))
    return {code: moved[code] for code in flat}, tuple(labels)


def _blocks(flat: Flat, places: Mapping[str, str]) -> list[_Block]:
    import shapely

    made = []
    for name in sorted({places.get(code, "") for code in flat}):
        codes = tuple(code for code in flat if places.get(code, "") == name)
        west, south, east, north = shapely.total_bounds([flat[code] for code in codes])
        made.append(_Block(name, codes, west, south, east - west, north - south))
    return made


def _far_apart(blocks: Sequence[_Block]) -> bool:
    west, south = min(block.west for block in blocks), min(block.south for block in blocks)
    east = max(block.west + block.width for block in blocks)
    north = max(block.south + block.height for block in blocks)
    return (east - west) * (north - south) > EMPTY * sum(block.width * block.height for block in blocks)


def _size(blocks: Sequence[_Block], columns: int, gap: float) -> tuple[float, float]:
    """Width and height of the whole with so many columns."""
    rows = math.ceil(len(blocks) / columns)
    width = columns * (max(block.width for block in blocks) + gap)
    return width, rows * (max(block.height for block in blocks) + gap)


def _moved(flat: Flat, block: _Block, east: float, north: float) -> Flat:
    from shapely.affinity import translate

    return {code: translate(flat[code], east, north) for code in block.codes}
