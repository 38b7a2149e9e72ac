"""Drawing partitions of many things by Gibbs sampling: each thing in turn goes where the others pull it.

All problems of one size and all draws go through it together. Problems are padded with things that nothing holds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.linkage.draws.chance import chosen
from groundview.evidence.linkage.draws.doubt import Shifts

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

IMPOSSIBLE = -1e12


def draw_by_gibbs(
    weights: Real, start: Whole, shifts: Shifts, random: np.random.Generator, sweeps: int
) -> Whole:
    """For each draw and problem, the least of its group for each thing (draws, problems, things). `weights` (problems,
    things, things) are the log2 odds that two things are one, `start` (problems, things) the group (0..things-1) in
    which each thing begins."""
    problems, things, _ = weights.shape
    draws = len(shifts.shift)
    inside = np.zeros((draws, problems, things, things))
    np.put_along_axis(inside, np.broadcast_to(start, (draws, problems, things))[..., None], 1.0, axis=-1)
    members = inside.sum(axis=2)
    for _ in range(sweeps):
        for thing in range(things):
            _move(inside, members, weights, thing, (shifts, random))
    return _least(inside.argmax(axis=-1))


def _move(
    inside: Real, members: Real, weights: Real, thing: int, by: tuple[Shifts, np.random.Generator]
) -> None:
    """Takes one thing of every problem and draw out of its group and draws a group for it. `members` counts each
    group's things."""
    shifts, random = by
    members -= inside[:, :, thing, :]
    inside[:, :, thing, :] = 0.0
    pull = np.matmul(weights[None, :, thing, None, :], inside)[:, :, 0, :]
    pull *= shifts.warmth[:, None, None]
    pull += shifts.shift[:, None, None] * members
    empty = members == 0
    first = empty.argmax(axis=-1)[..., None]
    pull[empty] = IMPOSSIBLE
    np.put_along_axis(pull, first, 0.0, axis=-1)
    group = chosen(pull, random.random(pull.shape[:2]))[..., None]
    np.put_along_axis(inside[:, :, thing, :], group, 1.0, axis=-1)
    np.put_along_axis(members, group, np.take_along_axis(members, group, axis=-1) + 1, axis=-1)


def _least(group: Whole) -> Whole:
    """The least thing of each thing's group, from the group numbers."""
    things = group.shape[-1]
    first = np.full_like(group, things)
    for thing in range(things - 1, -1, -1):
        np.put_along_axis(first, group[..., thing, None], thing, axis=-1)
    return np.take_along_axis(first, group, axis=-1)
