"""The plausible linkages of a study, record by record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundview.evidence.linkage.clusters.evidence import Evidence
from groundview.evidence.linkage.clusters.graph import Whole
from groundview.evidence.linkage.clusters.rules import LinkRules
from groundview.evidence.linkage.draws.detail import record_details
from groundview.evidence.linkage.draws.doubt import shifts
from groundview.evidence.linkage.draws.draw import draw
from groundview.evidence.linkage.draws.missed import Details, join_missed

if TYPE_CHECKING:
    import duckdb


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
    """Draws so many plausible linkages. `clusters` are those that are certain and those that were kept, of each
    node."""
    certain, kept = clusters
    random = np.random.default_rng(seed)
    doubts = shifts(draws, rules, random)
    drawn = draw(evidence.graph.contracted(certain), kept, doubts, rules.thinkable, random)
    standard = _person(kept[evidence.node])
    parts = []
    for number in range(draws):
        label = kept.copy()
        label[drawn.node] = drawn.least[number]
        person = label[certain][evidence.node]
        person = _person(join_missed(person, details, doubts.missed[number].tolist(), random))
        moved = np.flatnonzero(person != standard)
        parts.append((np.full(len(moved), number + 1), moved, person[moved]))
    return Plausible(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _person(label: Whole) -> Whole:
    """The least record of each record's person, from labels."""
    least = np.full(len(label), len(label), dtype=np.int64)
    np.minimum.at(least, label, np.arange(len(label)))
    person: Whole = least[label]
    return person
