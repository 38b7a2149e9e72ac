"""The plausible linkages of a study, record by record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from groundview.evidence.linkage.clusters.agglomerate import agglomerate
from groundview.evidence.linkage.clusters.evidence import Evidence
from groundview.evidence.linkage.clusters.graph import Whole
from groundview.evidence.linkage.clusters.rules import LinkRules
from groundview.evidence.linkage.draws.detail import record_details
from groundview.evidence.linkage.draws.doubt import Shifts, shifts
from groundview.evidence.linkage.draws.draw import draw
from groundview.evidence.linkage.draws.missed import Details, join_missed

if TYPE_CHECKING:
    import duckdb

DRAWS_PER_CUT = 10
"""Linkages that are made for each one that is clustered at another cut: few, since they are ends and not draws."""


@dataclass(frozen=True, slots=True)
class Plausible:
    """Records that stand elsewhere in a draw than in the linkage that was kept: the draw (from 1), the record's place
    and the place of the least record of its person there."""

    draw: Whole
    record: Whole
    person: Whole


def read_details(connection: duckdb.DuckDBPyConnection, evidence: Evidence) -> Details:
    """How much each record says, its name, and whether anything holds it apart from another record."""
    found = connection.execute(record_details().sql).fetchnumpy()
    free = np.ones(len(evidence.records), dtype=np.bool_)
    graph = evidence.graph
    free[graph.left[graph.never]] = False
    free[graph.right[graph.never]] = False
    said, name = (np.asarray(found[column]).astype(np.int64) for column in ("details", "name"))
    return Details(said, name, free[evidence.node])


def plausible_linkages(
    evidence: Evidence,
    clusters: tuple[Whole, Whole],
    details: Details,
    rules: LinkRules,
    draws: int,
    seed: int,
) -> Plausible:
    """Makes so many plausible linkages: most are drawn, the last ones are clustered at the other cuts of the rules.
    `clusters` are those that are certain and those that were kept, of each node."""
    random = np.random.default_rng(seed)
    cuts = rules.cuts[: draws // DRAWS_PER_CUT]
    doubts = shifts(draws - len(cuts), rules, random)
    labels = chain(_drawn(evidence, clusters, rules, doubts, random), _cut(evidence, clusters[0], cuts))
    missed = [*doubts.missed.tolist(), *[list(rules.missed)] * len(cuts)]
    standard = _person(clusters[1][evidence.node])
    parts = []
    for number, (label, odds) in enumerate(zip(labels, missed, strict=True), start=1):
        person = _person(join_missed(label[evidence.node], details, odds, random))
        moved = np.flatnonzero(person != standard)
        parts.append((np.full(len(moved), number), moved, person[moved]))
    return Plausible(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _drawn(
    evidence: Evidence,
    clusters: tuple[Whole, Whole],
    rules: LinkRules,
    doubts: Shifts,
    random: np.random.Generator,
) -> Iterator[Whole]:
    """The cluster of each node in each linkage that is drawn."""
    certain, kept = clusters
    drawn = draw(evidence.graph.contracted(certain), kept, doubts, rules.thinkable, random)
    for least in drawn.least:
        label = kept.copy()
        label[drawn.node] = least
        yield label[certain]


def _cut(evidence: Evidence, certain: Whole, cuts: tuple[float, ...]) -> Iterator[Whole]:
    """The cluster of each node in each linkage that is clustered at another cut."""
    graph = evidence.graph.contracted(certain)
    for least in cuts:
        yield agglomerate(graph, least)[certain]


def _person(label: Whole) -> Whole:
    """The least record of each record's person, from labels."""
    least = np.full(len(label), len(label), dtype=np.int64)
    np.minimum.at(least, label, np.arange(len(label)))
    person: Whole = least[label]
    return person
