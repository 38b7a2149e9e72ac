"""Communities of a million ties, beside leidenalg with the constant Potts model, at no lower quality.

Before anything is timed each side runs once: it is an error if ours is of lower quality, or if one of our communities
does not hang together.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import numpy as np
from harness import Case
from numpy.typing import NDArray

PERSONS, EVENTS = 310_000, 620_000
RESOLUTION = 0.1
AT_MOST = 1 / 5

Whole = NDArray[np.int64]


def events(persons: int, many: int, seed: int) -> tuple[Whole, Whole, int]:
    """Events of two or three persons, seldom more, six in seven of them within groups of two to 300, the rest of
    anybody: event and person of every taking part, and the number of persons."""
    random = np.random.default_rng(seed)
    sizes = np.minimum((random.pareto(1.5, persons) * 2 + 2).astype(np.int64), 300)
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), persons)) + 1]
    first, total = np.cumsum(sizes) - sizes, int(sizes.sum())
    group = random.choice(sizes.size, many, p=sizes / total)
    event = np.repeat(np.arange(many), np.minimum(1 + random.geometric(0.55, many), sizes[group]))
    inside = (random.random(many) < 0.85)[event]
    member = first[group[event]] + (random.random(event.size) * sizes[group[event]]).astype(np.int64)
    return event, np.where(inside, member, random.integers(0, total, event.size)), total


def ties(path: Path) -> None:
    """Writes their ties, weighted 1/(k-1) an event of k."""
    from scipy.sparse import coo_array, diags_array, triu

    event, person, persons = events(PERSONS, EVENTS, seed=1)
    taking = coo_array((np.ones(event.size), (event, person)), shape=(EVENTS, persons)).tocsr()
    taking.data[:] = 1.0
    size = np.diff(taking.indptr)
    shared = taking.T @ diags_array(1.0 / np.maximum(size - 1, 1)) @ taking
    found = triu(shared, 1).tocoo()
    np.savez(path, a=found.row, b=found.col, weight=found.data, persons=persons)


def ours(path: Path) -> Whole:
    """Our labels."""
    from groundview.statistics.networks.communities import communities
    from groundview.statistics.networks.graph import Graph

    made = np.load(path)
    graph = Graph.of(made["a"], made["b"], made["weight"], nodes=int(made["persons"]))
    return communities(graph, RESOLUTION)


def leidenalg(path: Path) -> Whole:
    """The labels of leidenalg as it stands, with its two iterations."""
    import igraph
    import leidenalg

    made = np.load(path)
    graph = igraph.Graph(n=int(made["persons"]), edges=np.column_stack([made["a"], made["b"]]))
    found = leidenalg.find_partition(
        graph, leidenalg.CPMVertexPartition, weights=made["weight"], resolution_parameter=RESOLUTION, seed=1
    )
    return np.array(found.membership)


def check(path: Path) -> None:
    """Prints both qualities; raises AssertionError where ours is lower or a community of ours is in parts."""
    from groundview.statistics.networks.communities import quality
    from groundview.statistics.networks.components import connected_parts
    from groundview.statistics.networks.graph import Graph

    made = np.load(path)
    graph = Graph.of(made["a"], made["b"], made["weight"], nodes=int(made["persons"]))
    labels, theirs = ours(path), leidenalg(path)
    mine, peers = (quality(graph, one, RESOLUTION) for one in (labels, theirs))
    print(f"{graph.nodes:,} persons, {graph.ties:,} ties; quality {mine:,.1f}, of leidenalg {peers:,.1f}")
    if mine < peers or not np.array_equal(connected_parts(graph, labels), labels):
        raise AssertionError("our communities are of lower quality, or do not hang together")


def cases() -> list[Case]:
    """One case, each side twice."""
    path = Path(tempfile.mkdtemp()) / "ties.npz"
    ties(path)
    check(path)
    return [
        Case(
            "1,000,000 ties, leidenalg",
            partial(ours, path),
            partial(leidenalg, path),
            repeats=2,
            at_most=AT_MOST,
        )
    ]
