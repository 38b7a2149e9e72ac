"""How stable linked sets are: whether the rule finds them again when a part of the events is missing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.networks.found.one_linkage import OneLinkage
from groundview.evidence.networks.found.sets import Sets, sets
from groundview.evidence.networks.rules.rule import Rule
from groundview.statistics.networks.stability import stability

KEPT = 0.8
"""Chance of an event to stay: the subsetting scheme of Hennig (2007), Computational Statistics & Data Analysis 52,
258-271. Drawing with replacement would count one event twice, and a rule asks for two different ones."""
REPLICATES = 20


def stabilities(linked: OneLinkage, rule: Rule, found: Sets, seed: int) -> NDArray[np.float64]:
    """The stability of every set under one linkage, shape (sets,): the mean, over resamples, of its best overlap
    (Jaccard) with any set that the rule finds there."""
    met, persons = linked.meetings, len(linked.person)
    events = int(met.event.max(initial=-1)) + 1

    def again(random: np.random.Generator) -> NDArray[np.int64]:
        some = sets(met.of_events(random.random(events) < KEPT), rule, linked.chances)
        label = some.of_person(persons)[found.person]
        # Whoever is in no set is alone.
        return np.where(label < 0, -1 - np.arange(len(label)), label)

    return stability(found.number, again, replicates=REPLICATES, seed=seed)
