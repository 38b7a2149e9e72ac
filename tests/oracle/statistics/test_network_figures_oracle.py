"""Figures of networks against igraph and networkx, on random graphs and on published ones."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import igraph
import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.networks.brokerage import constraint
from groundview.statistics.networks.clustering import clustering
from groundview.statistics.networks.components import components
from groundview.statistics.networks.cores import coreness
from groundview.statistics.networks.graph import Graph
from groundview.statistics.networks.paths import paths
from groundview.statistics.networks.structure import structure
from groundview.statistics.networks.weighted_paths import weighted_betweenness

Tie = tuple[str, str, float]


def both(ties: list[Tie]) -> tuple[Graph, igraph.Graph]:
    names = sorted({end for tie in ties for end in tie[:2]})
    number = {name: n for n, name in enumerate(names)}
    return pair([(number[a], number[b], weight) for a, b, weight in ties], len(names))


def pair(ties: list[tuple[int, int, float]], nodes: int) -> tuple[Graph, igraph.Graph]:
    a, b, weight = ([tie[n] for tie in ties] for n in range(3))
    peer = igraph.Graph(n=nodes, edges=list(zip(a, b, strict=True)), edge_attrs={"weight": weight})
    peer.simplify(combine_edges="sum")
    return Graph.of(a, b, weight, nodes=nodes), peer


def same(ours: object, theirs: object) -> None:
    np.testing.assert_allclose(np.asarray(ours, float), np.asarray(theirs, float), rtol=1e-9, atol=1e-12)


def compare(graph: Graph, peer: igraph.Graph) -> None:
    found, weight = structure(graph), peer.es["weight"]
    same([found.nodes, found.ties, found.components], [peer.vcount(), peer.ecount(), len(peer.components())])
    same(graph.degree, peer.degree())
    same(found.degrees, [peer.degree().count(k) for k in range(max(peer.degree(), default=0) + 1)])
    same(components(graph), peer.components().membership)
    same(found.largest, max(peer.components().sizes()))
    same(found.density, peer.density() if peer.vcount() > 1 else np.nan)
    same(found.transitivity, peer.transitivity_undirected())
    same(clustering(graph), peer.transitivity_local_undirected())
    same(found.path, peer.average_path_length())
    same(found.diameter, peer.diameter() if peer.ecount() else np.nan)
    same(coreness(graph), peer.coreness())
    same(constraint(graph, weighted=False), peer.constraint())
    same(paths(graph).betweenness, peer.betweenness())
    if weight:
        same(clustering(graph, weighted=True), peer.transitivity_local_undirected(weights="weight"))
        same(constraint(graph), peer.constraint(weights="weight"))
        same(weighted_betweenness(graph), peer.betweenness(weights=[1 / w for w in weight]))


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[tuple[int, int, float]], int]:
    nodes = draw(st.integers(1, 12))
    possible = list(combinations(range(nodes), 2))
    chosen = draw(st.lists(st.sampled_from(possible), max_size=30)) if possible else []
    return [(a, b, draw(st.sampled_from([0.25, 0.5, 1.0, 2.0, 3.0, 8.0]))) for a, b in chosen], nodes


@settings(deadline=None, max_examples=150)
@given(network=networks())
def test_random_networks_against_igraph(network: tuple[list[tuple[int, int, float]], int]) -> None:
    compare(*pair(*network))


@settings(deadline=None, max_examples=60)
@given(network=networks())
def test_random_networks_against_networkx(network: tuple[list[tuple[int, int, float]], int]) -> None:
    ties, nodes = network
    graph = Graph.of(*([tie[n] for tie in ties] for n in range(3)), nodes=nodes)
    peer = networkx.from_scipy_sparse_array(graph.matrix())
    same(paths(graph).betweenness, list(networkx.betweenness_centrality(peer, normalized=False).values()))
    same(coreness(graph), list(networkx.core_number(peer).values()))
    same(constraint(graph), [networkx.constraint(peer, weight="weight").get(n, np.nan) for n in range(nodes)])
    same(np.nan_to_num(clustering(graph)), list(networkx.clustering(peer).values()))


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@pytest.mark.realdata
def test_london_gang_against_igraph(realdata: Path) -> None:
    ties = [
        (r["source"], r["target"], float(r["weight"]))
        for r in rows(realdata / "networks/london_gang/edges.csv")
    ]
    graph, peer = both(ties)
    assert (graph.nodes, graph.ties) == (54, 315)
    compare(graph, peer)


@pytest.mark.realdata
@pytest.mark.parametrize("phase", range(1, 12))
def test_each_phase_of_caviar_against_igraph(realdata: Path, phase: int) -> None:
    path = realdata / "networks/caviar/edges_by_phase_undirected.csv"
    ties = [(r["source"], r["target"], float(r["weight"])) for r in rows(path) if r["phase"] == str(phase)]
    graph, peer = both(ties)
    assert graph.ties == len(ties) > 17
    compare(graph, peer)
