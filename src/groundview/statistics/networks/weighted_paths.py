"""Who lies between whom when a tie is the shorter the more it weighs: Brandes's counting over Dijkstra's paths."""

from __future__ import annotations

import heapq

import numpy as np

from groundview.statistics.networks.graph import Column, Graph

SAME = 1e-9
"""Two paths are equally long where their lengths differ by less than this share."""


def weighted_betweenness(graph: Graph) -> Column:
    """Betweenness of each node, shape (nodes,), where the length of a tie is 1 over its weight (Newman 2001, Physical
    Review E 64, 016132). Node by node: meant for sets of up to some hundreds of nodes."""
    around = [
        list(zip(graph.neighbours[a:b].tolist(), (1.0 / graph.weight[a:b]).tolist(), strict=True))
        for a, b in zip(graph.starts[:-1], graph.starts[1:], strict=True)
    ]
    between = np.zeros(graph.nodes)
    for source in range(graph.nodes):
        _add(between, around, source)
    return between / 2


def _add(between: Column, around: list[list[tuple[int, float]]], source: int) -> None:
    """Adds what the shortest paths from one source say."""
    order, before, paths = _reached(around, source)
    depends = dict.fromkeys(order, 0.0)
    for node in reversed(order[1:]):
        for near in before[node]:
            depends[near] += paths[near] / paths[node] * (1.0 + depends[node])
        between[node] += depends[node]


def _reached(
    around: list[list[tuple[int, float]]], source: int
) -> tuple[list[int], dict[int, list[int]], dict[int, float]]:
    """The nodes in the order of their distance, those before each on shortest paths, and the number of these paths."""
    distance, before, paths = {source: 0.0}, {source: list[int]()}, {source: 1.0}
    order, done, waiting = list[int](), set[int](), [(0.0, source)]
    while waiting:
        so_far, node = heapq.heappop(waiting)
        if node in done:
            continue
        done.add(node)
        order.append(node)
        for other, length in around[node]:
            there = so_far + length
            if other not in distance or there < distance[other] * (1.0 - SAME):
                distance[other], before[other], paths[other] = there, [node], paths[node]
                heapq.heappush(waiting, (there, other))
            elif other not in done and there <= distance[other] * (1.0 + SAME):
                before[other].append(node)
                paths[other] += paths[node]
    return order, before, paths
