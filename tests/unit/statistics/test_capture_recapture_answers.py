"""Stepwise, averages, latent classes, strata, linkages, and all of them in one call."""

from __future__ import annotations

import math

import numpy as np
import pytest

from groundview.statistics.capture_recapture.averaged import averaged
from groundview.statistics.capture_recapture.decomposable import decomposable_average
from groundview.statistics.capture_recapture.hidden import hidden_population
from groundview.statistics.capture_recapture.latent_class import climb, latent_class, trouble
from groundview.statistics.capture_recapture.models import Model
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.stepwise import (
    reselected,
    step_tables,
    stepwise,
    stepwise_interval,
)
from groundview.statistics.capture_recapture.strata import by_strata
from groundview.statistics.capture_recapture.totals import log_normal, mixture

THREE = Patterns(("A", "B", "C"), np.array([40.0, 35.0, 12.0, 50.0, 9.0, 14.0, 5.0]))
FEW = Patterns.of_counts([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 0]], [40, 30, 20, 6])


def drawn(seed: int, persons: int = 1500, easy: float = 1.0) -> Patterns:
    """Four lists; half of the persons `easy` times as likely to be on each."""
    random = np.random.default_rng(seed)
    reach = np.outer(np.where(np.arange(persons) < persons / 2, easy, 1.0), [0.2, 0.15, 0.12, 0.1])
    return Patterns.of_membership(random.random((persons, 4)) < reach)


def test_stepwise_adds_the_pair_that_depends() -> None:
    random = np.random.default_rng(1)
    on = random.random((2000, 4)) < 0.2
    on[:, 3] |= on[:, 1] & (random.random(2000) < 0.5)
    table = Patterns.of_membership(on)
    assert stepwise(table) == Model.of(4, [(1, 3)])
    assert stepwise(table, threshold=1e-300) == Model.of(4)
    with pytest.raises(ValueError, match="between 0 and 1"):
        stepwise(table, threshold=0.0)


def test_stepwise_has_no_number_without_overlaps() -> None:
    unseen, chosen = step_tables(np.array([[5.0, 6.0, 0.0, 7.0, 0.0, 0.0, 0.0]]), 3)
    assert (math.isinf(unseen[0]), chosen[0]) == (True, 0)


def test_the_bootstrap_chooses_anew_and_repeats_itself() -> None:
    first, again = (reselected(THREE, seed=7, replicates=200) for _ in range(2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, reselected(THREE, seed=8, replicates=200))
    assert first.min() > THREE.persons
    with pytest.raises(ValueError, match="at least 100 replicates"):
        reselected(THREE, seed=1, replicates=10)


def test_an_interval_without_an_end() -> None:
    table = Patterns(("A", "B"), np.array([30.0, 30.0, 2.0]))
    bounds, note = stepwise_interval(table, seed=1)
    assert np.isinf(bounds.high)
    assert "no upper end" in note


def test_a_mixture_of_one_is_log_normal() -> None:
    law = mixture(100, np.array([300.0]), np.array([0.04]), np.array([1.0]))
    low, high = log_normal(100, 300.0, 0.04, confidence=0.95)
    assert law.median == pytest.approx(400, abs=1)
    assert [float(law.interval(0.95).low), float(law.interval(0.95).high)] == pytest.approx(
        [low, high], abs=4
    )
    assert np.mean(law.draw(np.random.default_rng(1), 4000)) == pytest.approx(
        100 + 300 * math.exp(0.02), rel=0.02
    )


def test_the_averaged_interval_holds_those_of_the_averages() -> None:
    found, law = averaged(THREE), decomposable_average(THREE).totals.interval(0.95)
    assert found.sampling is not None
    assert THREE.persons <= found.sampling.low <= law.low < law.high <= found.sampling.high
    with pytest.raises(ValueError, match="at most 6"):
        decomposable_average(Patterns.of_membership(np.eye(7)))


def test_one_round_of_two_classes_by_hand() -> None:
    """The first round's filled-in person counts, class by class, then the new share."""
    chance = np.array([[[0.5, 0.4, 0.3, 0.2], [0.1, 0.2, 0.1, 0.2]]])
    counts = np.arange(15.0)[None]
    found = climb(counts, np.array([0.3]), chance)
    share, before = 0.3, [[0.5, 0.4, 0.3, 0.2], [0.1, 0.2, 0.1, 0.2]]
    for _ in range(4000):
        cells = [
            [
                size * math.prod(p if code >> i & 1 else 1 - p for i, p in enumerate(ps))
                for size, ps in zip((share, 1 - share), before, strict=True)
            ]
            for code in range(16)
        ]
        empty = sum(cells[0])
        filled = [105 * empty / (1 - empty), *range(15)]
        mine = [[n * cell[k] / sum(cell) for n, cell in zip(filled, cells, strict=True)] for k in (0, 1)]
        share = sum(mine[0]) / sum(filled)
        before = [
            [sum(n for code, n in enumerate(row) if code >> i & 1) / sum(row) for i in range(4)]
            for row in mine
        ]
    assert found.unseen[0] == pytest.approx(filled[0], rel=1e-3)
    assert found.share[0] == pytest.approx(share, rel=1e-2)


def test_two_classes_find_who_is_easier_to_reach() -> None:
    """Expected counts of 1,000 persons, half of them unseen nine times in ten."""
    on = (np.arange(16)[:, None] >> np.arange(4)) & 1
    easy, hard = np.array([0.6, 0.5, 0.5, 0.4]), np.array([0.1, 0.1, 0.05, 0.1])
    chances = sum(0.5 * np.prod(np.where(on, each, 1 - each), axis=1) for each in (easy, hard))
    table = Patterns(("A", "B", "C", "D"), np.round(1e6 * chances[1:]))
    found = latent_class(table, seed=1)
    assert trouble(table, found) == ""
    assert table.persons + found.unseen[0] == pytest.approx(1e6, rel=0.02)


def test_two_classes_that_are_not_there() -> None:
    with pytest.raises(ValueError, match="two classes need 4"):
        latent_class(THREE, seed=1)
    table = Patterns.of_membership(np.vstack([np.eye(4)] * 20 + [np.ones((12, 4))]))
    assert trouble(table, latent_class(table, seed=1)) != ""


def test_strata_are_summed() -> None:
    random = np.random.default_rng(5)
    parts = {
        name: Patterns.of_membership(random.random((1000, 4)) < reach)
        for name, reach in (("near", 0.35), ("far", 0.08))
    }
    found = by_strata(parts, seed=1)
    assert found.total.sampling is not None
    assert found.total.sampling.low < 2000 < found.total.sampling.high
    assert float(found.pooled.value) < 0.9 * float(found.total.value)
    assert float(found.total.value) == pytest.approx(
        sum(float(e.value) for e in found.strata.values()), rel=0.1
    )


def test_strata_that_cannot_be_summed() -> None:
    found = by_strata({"one": THREE, "few": FEW}, seed=1)
    assert np.isnan(found.total.value)
    assert "too little in few" in found.total.note
    with pytest.raises(ValueError, match="no strata"):
        by_strata({}, seed=1)
    with pytest.raises(ValueError, match="different lists"):
        by_strata({"one": THREE, "other": THREE.without("A")}, seed=1)


def test_everything_in_one_call() -> None:
    table = drawn(1)
    fewer_links = table.counts - np.where(table.on.sum(axis=1) == 2, 1.0, 0.0) * (table.counts > 0)
    found = hidden_population(
        table, seed=1, strata={"all": table}, linkages=[table.counts, fewer_links], replicates=200
    )
    assert [row.name for row in found.models] == [
        "independence", "stepwise", "least BIC", "least AIC", "BIC average", "decomposable average", "latent class",
    ]  # fmt: skip
    values = [float(row.total.value) for row in found.models if np.isfinite(row.total.value)]
    assert min(values) >= table.persons
    assert (found.disagreement.least, found.disagreement.most) == (min(values), max(values))
    assert found.disagreement.ratio == pytest.approx(max(values) / min(values))
    assert found.averaged.sampling is not None
    assert found.averaged.sampling.low < 1500 < found.averaged.sampling.high
    assert found.averaged.linkage is not None
    assert found.averaged.linkage.low == found.averaged.value < found.averaged.linkage.high
    assert len(found.pairs) == 6
    assert found.lists is not None
    assert found.strata is not None
    assert "Whitehead" in found.cautions[0]
    assert (
        found.averaged
        == hidden_population(table, seed=1, linkages=[table.counts, fewer_links], replicates=200).averaged
    )


def test_too_few_overlaps_leave_only_the_lower_bound() -> None:
    found = hidden_population(FEW, seed=1)
    assert np.isnan(found.averaged.value)
    assert "6 on two lists or more" in found.averaged.note
    assert found.averaged.sampling is not None
    assert found.averaged.sampling.low == 96
    assert all(np.isnan(row.total.value) and row.total.note for row in found.models)
    assert (found.disagreement.models, found.pairs, found.lists) == (0, (), None)
    assert float(found.lower_bound.value) > 96
    assert any("Nobody is on both lists" in each for each in found.cautions)


def test_no_overlap_at_all() -> None:
    table = Patterns.of_membership(np.vstack([np.eye(3)] * 30))
    found = hidden_population(table, seed=1, linkages=[table.counts])
    assert "nobody is on two lists" in found.averaged.note
    assert found.averaged.linkage is not None
    assert np.isinf(found.averaged.linkage.high)
    assert "1 of 1 plausible linkages have no total" in found.averaged.note


def test_two_lists_are_answered_and_warned_of() -> None:
    found = hidden_population(Patterns(("A", "B"), np.array([60.0, 50.0, 20.0])), seed=1, replicates=100)
    assert float(found.models[0].total.value) == pytest.approx(130 + 150)
    assert any("their independence has to be believed" in each for each in found.cautions)


def test_seven_lists_have_no_decomposable_average() -> None:
    random = np.random.default_rng(2)
    table = Patterns.of_membership(random.random((400, 7)) < 0.12)
    found = hidden_population(table, seed=1, replicates=100)
    rows = {row.name: row.total for row in found.models}
    assert "at most 6 lists" in rows["decomposable average"].note
    assert found.averaged.value > table.persons


@pytest.mark.parametrize(
    ("strata", "linkages", "why"),
    [
        ({"one": FEW}, None, "the strata hold 96 persons and the table 165"),
        ({"one": THREE.without("A")}, None, "other lists"),
        (None, [[1.0, 2.0]], r"tables has shape \(1, 2\): \(linkages, 7\) is needed"),
    ],
)
def test_what_does_not_fit_the_table_is_refused(strata: object, linkages: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        hidden_population(THREE, seed=1, strata=strata, linkages=linkages)  # type: ignore[arg-type]
