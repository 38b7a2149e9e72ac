"""Plausible linkages: persons as they could be, drawn from what the odds of all pairs say together.

What is certain stays as it is. The rest falls into problems, and each problem's partitions are drawn in proportion to
the product of the odds of the pairs they join, with the model's own doubt in every draw: exactly where there are few
things, by Gibbs sampling where there are more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.evidence.linkage.clusters.graph import Graph, Whole
from groundview.evidence.linkage.draws.doubt import Shifts
from groundview.evidence.linkage.draws.exact import draw_exactly
from groundview.evidence.linkage.draws.gibbs import draw_by_gibbs
from groundview.evidence.linkage.draws.problems import Problems, problem_of_nodes, problems

EXACT = 6
"""Things whose partitions (203) are all weighed; of seven there are 877."""
PADDED = (2, 3, 4, 5, 6, 8, 12, 16, 24, 32)
"""Sizes of problems: the last is the most things that are drawn together."""
SWEEPS = 12
"""Rounds of Gibbs sampling; it begins at the linkage that was kept. Twice as many move no count noticeably."""
NUMBERS = 4_000_000
"""Numbers that one batch of Gibbs sampling holds, about."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the draws say of the nodes that are uncertain: `node` (nodes), in order, and the node that each stands
    with in each draw (draws, nodes): the least of its person there."""

    node: Whole
    least: Whole


def draw(graph: Graph, kept: Whole, shifts: Shifts, least: float, random: np.random.Generator) -> Drawn:
    """Draws persons of nodes. `kept` is the cluster of each node in the linkage that was kept, `least` the log2 odds
    below which two nodes are not thought of as one person."""
    parts = list(problems(graph, problem_of_nodes(graph, least, PADDED[-1]), PADDED))
    if not parts:
        return Drawn(np.empty(0, np.int64), np.empty((len(shifts.shift), 0), np.int64))
    drawn = [_named(part, _of(part, kept, shifts, random)) for part in parts]
    there = [part.node >= 0 for part in parts]
    node = np.concatenate([part.node[mark] for part, mark in zip(parts, there, strict=True)])
    least_node = np.concatenate([nodes[:, mark] for nodes, mark in zip(drawn, there, strict=True)], axis=1)
    order = np.argsort(node)
    return Drawn(node[order], least_node[:, order])


def _named(part: Problems, least: Whole) -> Whole:
    """The node that each thing stands with (draws, problems, things), from places in the problem."""
    return np.take_along_axis(np.broadcast_to(part.node, least.shape), least, axis=-1)


def _of(part: Problems, kept: Whole, shifts: Shifts, random: np.random.Generator) -> Whole:
    """The first thing of the group that each thing is in (draws, problems, things)."""
    if part.node.shape[1] <= EXACT:
        return draw_exactly(part.weights, shifts, random)
    return _gibbs(part, kept, shifts, random)


def _gibbs(part: Problems, kept: Whole, shifts: Shifts, random: np.random.Generator) -> Whole:
    _, things = part.node.shape
    step = max(NUMBERS // (len(shifts.shift) * things * things), 1)
    start = _start(part, kept)
    batches = [
        draw_by_gibbs(part.weights[at : at + step], start[at : at + step], shifts, random, SWEEPS)
        for at in range(0, len(start), step)
    ]
    return np.concatenate(batches, axis=1)


def _start(part: Problems, kept: Whole) -> Whole:
    """The group of each thing in the linkage that was kept, as the first thing of it; padding stands alone."""
    group = np.where(part.node < 0, -1 - np.arange(part.node.shape[1]), kept[part.node])
    same: Whole = (group[:, :, None] == group[:, None, :]).argmax(axis=2)
    return same
