"""Boundaries: straight borders bent as streets and streams bend them, so that no two ever cross."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.cells import Borders
from groundview.synth.place.seeds import Seeds
from groundview.synth.place.settings import settings


def bend(rng: np.random.Generator, seeds: Seeds, borders: Borders) -> NDArray[np.float64]:
    """The points of each border between its two corners, shape (k, points, 2). A border stays within the two
    triangles that it makes with the middles on its two sides; as those of different borders never overlap, no
    boundary crosses another."""
    outline = settings().outline
    along = borders.end - borders.start
    length = np.hypot(along[:, 0], along[:, 1])
    left = np.column_stack([-along[:, 1], along[:, 0]]) / np.maximum(length, 1e-9)[:, None]
    at = np.arange(1, outline.points + 1) / (outline.points + 1)
    offset = outline.wiggle * length[:, None] * _noise(rng, len(length), at)
    room = [_room(seeds.points[side], borders, left, at) for side in (borders.one, borders.other)]
    most, least = np.maximum(*room), np.minimum(*room)
    offset = np.clip(offset, outline.stray * least, outline.stray * most)
    bent: NDArray[np.float64] = (
        borders.start[:, None] + at[:, None] * along[:, None] + offset[..., None] * left[:, None]
    )
    return bent


def _noise(rng: np.random.Generator, count: int, at: NDArray[np.float64]) -> NDArray[np.float64]:
    """A rough line that begins and ends at 0, of standard deviation about 1; shape (count, len(at))."""
    waves = np.arange(1, len(at))
    heights = rng.normal(0, 1, (count, len(waves))) / waves
    line: NDArray[np.float64] = (heights[..., None] * np.sin(np.pi * waves[:, None] * at)).sum(axis=1)
    return line


def _room(
    apex: NDArray[np.float64], borders: Borders, left: NDArray[np.float64], at: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How far one may go leftwards (rightwards if negative) before leaving the triangle of border and apex, at each
    place along the border; shape (k, len(at))."""
    along = borders.end - borders.start
    to_apex = apex - borders.start
    height = (to_apex * left).sum(axis=1)[:, None]
    foot = ((to_apex * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-9))[:, None]
    before = at < foot
    rising = at / np.where(before, foot, 1)
    falling = (1 - at) / np.where(before, 1, 1 - foot)
    room: NDArray[np.float64] = height * np.where(before, rising, falling)
    return room
