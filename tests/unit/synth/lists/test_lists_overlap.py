"""Lists reach people unequally and depend on each other where that is declared, and nowhere else."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.synth.lists.listings import captured
from groundview.synth.lists.settings import Population, settings
from groundview.synth.world import World

MANY = 400_000
POPULATIONS = settings().populations
named = pytest.mark.parametrize("population", POPULATIONS, ids=lambda one: one.population)


def drawn(population: Population, first: bool) -> dict[str, NDArray[np.bool_]]:
    """The lists of many persons of one stratum."""
    return captured(np.random.default_rng(1), population, np.full(MANY, first))


def odds_ratio(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    both, neither = np.sum(one & other), np.sum(~one & ~other)
    return float(both * neither / (np.sum(one & ~other) * np.sum(~one & other)))


@named
@pytest.mark.parametrize("first", [True, False])
def test_one_pair_depends_as_declared_and_the_others_do_not(population: Population, first: bool) -> None:
    on = drawn(population, first)
    depends = population.dependence
    for one, other in combinations(on, 2):
        if {one, other} == {depends.first, depends.second}:
            assert odds_ratio(on[one], on[other]) == pytest.approx(depends.odds_ratio, rel=0.1)
        else:
            assert odds_ratio(on[one], on[other]) == pytest.approx(1, abs=0.12)


@named
def test_lists_reach_unequally(population: Population) -> None:
    reach = [float(np.mean(on)) for on in drawn(population, True).values()]
    assert max(reach) > 1.5 * min(reach)
    hidden = [float(np.mean(on)) for on in drawn(population, False).values()]
    assert sum(hidden) < 0.8 * sum(reach)


@named
def test_strata_alone_make_lists_seem_dependent(population: Population) -> None:
    """Two lists that both reach one stratum more, though independent within each."""
    strata = np.arange(MANY) % 2 == 0
    on = captured(np.random.default_rng(1), population, strata)
    assert odds_ratio(on["police"], on["local_authority"]) > 1.1


@named
def test_independence_would_be_wrong(long_lists: World, population: Population) -> None:
    """Two lists taken for independent give a total far from the true one (Lincoln and Petersen)."""
    first, second = population.dependence.first, population.dependence.second
    rows = long_lists.db.execute(
        f"""SELECT list, person_id FROM agency_listing
            WHERE population = '{population.population}' AND of_population"""
    ).fetchall()
    on = {name: {person for listed_by, person in rows if listed_by == name} for name in (first, second)}
    both = len(on[first] & on[second])
    total = long_lists.db.execute(
        f"SELECT total FROM hidden_total WHERE population = '{population.population}'"
    ).fetchall()[0][0]
    assert len(on[first]) * len(on[second]) / both < 0.75 * total


def test_the_dependent_pair_is_declared_among_the_lists() -> None:
    for population in POPULATIONS:
        assert {population.dependence.first, population.dependence.second} < {
            one.list for one in population.lists
        }
        assert len(population.lists) == 4
