"""Moving: single nodes go over to the neighbouring set where they gain most, or stand alone.

In every round those nodes move whose gain is the greatest of all moves from or to either set, so that no set takes
part in two moves and the gains add up. After that only the sets that changed, and their neighbours, are looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.statistics.networks.cpm.level import Level, added_up, shuffled
from groundview.statistics.networks.graph import Whole

LAST = np.iinfo(np.int64).max
LEAST = -(2**62)


@dataclass(slots=True)
class State:
    """Where every node stands, and the sizes of sets: in original nodes, and in nodes of this level."""

    labels: Whole
    size: Whole
    members: Whole


@dataclass(frozen=True, slots=True)
class Moves:
    """Nodes that would gain, each with the set that it leaves, the set that it enters (`nodes`: one of its own) and
    the gain; arrays of shape (moves,)."""

    node: Whole
    leaves: Whole
    enters: Whole
    gain: Whole


def moved(level: Level, labels: Whole, resolution: int) -> Whole:
    """Labels dense from 0, shape (nodes,), after moves from these labels on until no single move gains."""
    size = np.zeros(level.nodes, dtype=np.int64)
    np.add.at(size, labels, level.size)
    state = State(labels.copy(), size, np.bincount(labels, minlength=level.nodes))
    looked_at = np.arange(level.nodes)
    while looked_at.size:
        moves = _compatible(_gaining(level, state, resolution, looked_at), level.nodes)
        looked_at = _carry_out(level, state, moves)
    return np.unique(state.labels, return_inverse=True)[1]


def _gaining(level: Level, state: State, resolution: int, nodes: Whole) -> Moves:
    """The best move of each of some nodes, of those for which there is one that gains."""
    position = np.zeros(level.nodes, dtype=np.int64)
    position[nodes] = np.arange(nodes.size)
    node, where = level.around(nodes)
    node, target, weight = added_up(
        node, state.labels[level.neighbours[where]], level.weight[where], level.nodes
    )
    home = target == state.labels[node]
    at_home = np.zeros(nodes.size, dtype=np.int64)
    at_home[position[node[home]]] = weight[home]
    own, label = level.size[nodes], state.labels[nodes]
    staying = at_home - resolution * own * (state.size[label] - own)

    node, target, weight = node[~home], target[~home], weight[~home]
    going = weight - resolution * level.size[node] * state.size[target]
    best = np.full(nodes.size, LEAST)
    np.maximum.at(best, position[node], going)
    top = going == best[position[node]]
    enters = np.full(nodes.size, level.nodes)
    np.minimum.at(enters, position[node[top]], target[top])
    alone = (best < 0) & (state.members[label] > 1)
    enters[alone], best[alone] = level.nodes, 0
    gain = best - staying
    some = gain > 0
    return Moves(nodes[some], label[some], enters[some], gain[some])


def _compatible(moves: Moves, alone: int) -> Moves:
    """Of the moves those whose sets take part in no better one; any number of nodes may go to stand alone."""
    best = np.zeros(alone + 1, dtype=np.int64)
    np.maximum.at(best, moves.leaves, moves.gain)
    np.maximum.at(best, moves.enters, moves.gain)
    best[alone] = 0
    moves = _of(moves, (moves.gain >= best[moves.leaves]) & (moves.gain >= best[moves.enters]))
    turn, first = shuffled(moves.node), np.full(alone + 1, LAST)
    np.minimum.at(first, moves.leaves, turn)
    np.minimum.at(first, moves.enters, turn)
    first_there = (turn == first[moves.enters]) | (moves.enters == alone)
    return _of(moves, (turn == first[moves.leaves]) & first_there)


def _of(moves: Moves, kept: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Moves:
    return Moves(moves.node[kept], moves.leaves[kept], moves.enters[kept], moves.gain[kept])


def _carry_out(level: Level, state: State, moves: Moves) -> Whole:
    """Moves the nodes, and gives those to look at next: of the sets that changed, and next to these."""
    enters = moves.enters.copy()
    alone = enters == level.nodes
    enters[alone] = np.flatnonzero(state.members == 0)[: int(alone.sum())]
    own = level.size[moves.node]
    state.labels[moves.node] = enters
    # Every set stands in one move at most, so nothing is added twice to one element.
    state.size[moves.leaves] -= own
    state.size[enters] += own
    state.members[moves.leaves] -= 1
    state.members[enters] += 1
    changed = np.zeros(level.nodes, dtype=bool)
    changed[moves.leaves] = changed[enters] = True
    next_to = changed[state.labels]
    next_to[level.neighbours[level.around(np.flatnonzero(next_to))[1]]] = True
    return np.flatnonzero(next_to)
