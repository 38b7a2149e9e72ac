"""The spread of the draws holds the true number of persons, in worlds of which everything is known."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from groundview.evidence.linkage.clusters.agglomerate import agglomerate, nested
from groundview.evidence.linkage.clusters.evidence import Evidence
from groundview.evidence.linkage.clusters.graph import GRAIN, joined
from groundview.evidence.linkage.clusters.rules import LinkRules, link_rules
from groundview.evidence.linkage.draws.missed import Details
from groundview.evidence.linkage.draws.plausible import plausible_linkages

PEOPLE, DRAWS = 3000, 20
APART = 3.5
"""How far the weights of true and false pairs lie apart, in standard deviations: a twentieth of all true pairs weigh
less than nothing."""


def evidence(seed: int) -> tuple[Evidence, np.ndarray]:
    """Persons of one record or two; every true pair was compared, and as many pairs of those who have one record. The
    odds are right by Bayes."""
    random = np.random.default_rng(seed)
    truth = np.repeat(np.arange(PEOPLE), random.integers(1, 3, PEOPLE))
    true = np.flatnonzero(truth[1:] == truth[:-1])
    alone = np.flatnonzero(np.bincount(truth)[truth] == 1)
    false = random.permutation(alone)[: len(alone) // 2 * 2].reshape(2, -1)
    left, right = np.concatenate([[true, true + 1], np.sort(false, axis=0)], axis=1)
    centre = APART**2 / 2 * np.repeat([1, -1], [len(true), false.shape[1]])
    nats = random.normal(centre, APART) + np.log(len(true) / false.shape[1])
    weight = np.rint(nats / np.log(2) * GRAIN).astype(np.int64)
    once = np.ones(len(left), dtype=np.int64)
    columns = (left, right, weight, once, np.zeros(len(left), dtype=np.bool_))
    graph = joined(np.ones(len(truth), dtype=np.int64), -8 * GRAIN, columns, columns[0] != columns[1])
    records = np.arange(len(truth))
    return Evidence(records, records, graph), truth


def persons(seed: int, rules: LinkRules) -> tuple[int, list[int]]:
    """The true number of persons, and that of each draw."""
    found, truth = evidence(seed)
    clusters = nested(found.graph, rules)
    everything = Details(
        np.full(len(truth), 4), np.zeros(len(truth), dtype=np.int64), np.ones(len(truth), bool)
    )
    drawn = plausible_linkages(found, clusters, everything, rules, DRAWS, seed)
    counts = []
    for number in range(1, DRAWS + 1):
        person, here = clusters[1].copy(), drawn.draw == number
        person[drawn.record[here]] = drawn.person[here]
        counts.append(len(np.unique(person)))
    return len(np.unique(truth)), counts


def without_doubt() -> LinkRules:
    """The odds are right and known to be so: what is left is chance."""
    return replace(link_rules(), cuts=(), shift=0.0, shift_doubt=0.0, warmth=1.0, warmth_doubt=0.0)


def only_drawn() -> LinkRules:
    """Nothing is clustered at another cut."""
    return replace(link_rules(), cuts=())


@pytest.mark.parametrize(
    ("rules", "widest"), [(link_rules(), 0.06), (only_drawn(), 0.05), (without_doubt(), 0.015)]
)
def test_the_draws_hold_the_true_number_of_persons(rules: LinkRules, widest: float) -> None:
    found = [persons(seed, rules) for seed in range(40)]
    held = [min(counts) <= truth <= max(counts) for truth, counts in found]
    widths = [(max(counts) - min(counts)) / truth for truth, counts in found]
    assert np.mean(held) >= 0.9
    assert np.mean(widths) < widest


def test_the_same_seed_draws_the_same() -> None:
    assert persons(3, link_rules()) == persons(3, link_rules())


def test_draws_differ() -> None:
    assert len(set(persons(4, link_rules())[1])) > 10


def test_the_last_linkages_are_clustered_at_the_other_cuts() -> None:
    rules = link_rules()
    graph = evidence(1)[0].graph
    cut = [len(np.unique(agglomerate(graph, least))) for least in rules.cuts]
    assert persons(1, rules)[1][-len(cut) :] == cut
    assert cut[0] < len(np.unique(nested(graph, rules)[1])) < cut[1]


def test_few_draws_are_all_drawn() -> None:
    found, truth = evidence(1)
    everything = Details(np.full(len(truth), 4), np.zeros(len(truth), np.int64), np.ones(len(truth), bool))
    one, other = (
        plausible_linkages(found, nested(found.graph, rules), everything, rules, 9, 1)
        for rules in (link_rules(), only_drawn())
    )
    assert all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in ("draw", "record", "person")
    )
