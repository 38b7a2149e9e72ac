"""Drawing partitions of a few things exactly: every partition is weighed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.linkage.draws.chance import chosen
from groundview.evidence.linkage.draws.doubt import Shifts
from groundview.evidence.linkage.draws.partitions import partitions

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

AT_ONCE = 2_000_000
"""Weights of partitions held at once."""


def draw_exactly(weights: Real, shifts: Shifts, random: np.random.Generator) -> Whole:
    """For each draw and problem, the least of its group for each thing (draws, problems, things). `weights` (problems,
    things, things) are the log2 odds that two things are one."""
    problems, things, _ = weights.shape
    every = partitions(things)
    drawn = np.empty((len(shifts.shift), problems, things), dtype=np.int64)
    step = max(AT_ONCE // len(every.least), 1)
    for start in range(0, problems, step):
        part = slice(start, min(start + step, problems))
        pairs = weights[part][:, *np.triu_indices(things, 1)]
        drawn[:, part] = _drawn(pairs, shifts, random, things)
    return drawn


def _drawn(pairs: Real, shifts: Shifts, random: np.random.Generator, things: int) -> Whole:
    every = partitions(things)
    speaks, joined = pairs @ every.together.T, every.together.sum(axis=1)
    uniform = random.random((len(shifts.shift), len(pairs)))
    choices = [
        chosen(warmth * speaks + shift * joined, row)
        for warmth, shift, row in zip(shifts.warmth, shifts.shift, uniform, strict=True)
    ]
    return every.least[np.array(choices)]
