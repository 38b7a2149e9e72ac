"""Linked sets of a rule: communities or components of its ties that have a core."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.found.joined import Joined, joined
from groundview.evidence.networks.found.joint import Meetings
from groundview.evidence.networks.found.surprising import Chances
from groundview.evidence.networks.rules.rule import Rule
from groundview.statistics.networks.communities import communities
from groundview.statistics.networks.components import components, in_order
from groundview.statistics.networks.graph import Graph

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sets:
    """Linked sets: `person` is in set `number`, dense from 0 in the order of each set's least person; ascending by
    number and person. `ties` are those of the rule, of persons in sets and of those around them."""

    number: Whole
    person: Whole
    ties: Joined

    @property
    def n(self) -> int:
        """How many sets there are."""
        return int(self.number.max(initial=-1)) + 1

    def of_person(self, length: int) -> Whole:
        """The number of every person's set, -1 for those in none."""
        found = np.full(length, -1, dtype=np.int64)
        found[self.person] = self.number
        return found


def sets(met: Meetings, rule: Rule, chances: Callable[[str], Chances]) -> Sets:
    """The linked sets that a rule finds in meetings. `chances` says what chance is given in a layer."""
    ties = _with_core(joined(met, rule, chances))
    persons, ends = np.unique(np.concatenate([ties.a, ties.b]), return_inverse=True)
    left, right = ends.reshape(2, -1)
    label = _labels(rule, Graph.of(left, right, ties.weight, nodes=len(persons)))
    core = left[(label[left] == label[right]) & ties.core]
    sizes = np.bincount(label, minlength=1)
    counts = np.isin(label, label[core]) & (sizes[label] >= rule.least_size)
    # Labels ascend with the least person of each set, and so do the numbers.
    order = np.lexsort((persons[counts], label[counts]))
    return Sets(in_order(label[counts][order]), persons[counts][order], ties)


def _with_core(ties: Joined) -> Joined:
    """The ties of all who can be reached from a core: nobody else can be in a set."""
    persons, ends = np.unique(np.concatenate([ties.a, ties.b]), return_inverse=True)
    left, right = ends.reshape(2, -1)
    reached = components(Graph.of(left, right, nodes=len(persons)))[left]
    kept = np.isin(reached, reached[ties.core])
    return Joined(ties.a[kept], ties.b[kept], ties.weight[kept], ties.core[kept])


def _labels(rule: Rule, graph: Graph) -> Whole:
    return components(graph) if rule.method == "components" else communities(graph, rule.resolution)
