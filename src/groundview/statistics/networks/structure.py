"""The structure of a network in a few figures: how large, how dense, how clustered, how centred it is.

They describe a network as a whole. None of them is meant to be read for one person.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from groundview.statistics.networks.brokerage import constraint
from groundview.statistics.networks.clustering import clustering, transitivity
from groundview.statistics.networks.components import components
from groundview.statistics.networks.cores import coreness
from groundview.statistics.networks.graph import Column, Graph, Whole
from groundview.statistics.networks.paths import paths


@dataclass(frozen=True, slots=True)
class Structure:
    """Figures of one network; NaN where there is nothing to compute one of.

    `density` is the share of pairs that are tied; `degrees` counts the nodes with 0, 1, 2 ... neighbours, shape
    (greatest degree + 1,); `clustering` and `constraint` are means over nodes that have one; `centralisation` is
    Freeman's (1979, Social Networks 1, 215-239), 1 for a star and 0 where all are alike; `path` is the mean length of
    shortest paths, `diameter` the longest; `core` the largest k of which there is a k-core, `in_core` its nodes.
    """

    nodes: int
    ties: int
    density: float
    degrees: Whole
    components: int
    largest: int
    transitivity: float
    clustering: float
    path: float
    diameter: float
    degree_centralisation: float
    betweenness_centralisation: float
    constraint: float
    core: int
    in_core: int


def structure(graph: Graph) -> Structure:
    """The figures of a network, every tie counting alike."""
    n, degree, cores = graph.nodes, graph.degree, coreness(graph)
    sizes, ways = np.bincount(components(graph)), paths(graph)
    return Structure(
        nodes=n,
        ties=graph.ties,
        density=graph.ties / (n * (n - 1) / 2) if n > 1 else np.nan,
        degrees=np.bincount(degree),
        components=sizes.size,
        largest=int(sizes.max(initial=0)),
        transitivity=transitivity(graph),
        clustering=_mean(clustering(graph)),
        path=ways.mean_length,
        diameter=ways.diameter,
        degree_centralisation=centralisation(degree.astype(np.float64), most=(n - 1) * (n - 2)),
        betweenness_centralisation=centralisation(ways.betweenness, most=(n - 1) ** 2 * (n - 2) / 2),
        constraint=_mean(constraint(graph, weighted=False)),
        core=int(cores.max(initial=0)),
        in_core=int(np.sum(cores == cores.max(initial=0))),
    )


def centralisation(scores: Column, *, most: float) -> float:
    """The sum of what each score of shape (nodes,) lies below the greatest, as a share of the `most` it can be (that of
    a star); NaN where there are fewer than three nodes."""
    return float((scores.max() - scores).sum() / most) if scores.size > 2 else np.nan


def _mean(values: Column) -> float:
    """The mean of the values that there are."""
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else np.nan
