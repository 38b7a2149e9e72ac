"""Records that say nothing are somebody's, nobody knows whose."""

from __future__ import annotations

import numpy as np

from groundview.evidence.linkage.draws.missed import Details, join_missed

RICH, BLANK = 200, 100


def details(free: bool = True) -> Details:
    said = np.array([4] * RICH + [0] * BLANK)
    name = np.array([1 + record % 5 for record in range(RICH)] + [1] * 50 + [0] * 50)
    return Details(said, name, np.full(RICH + BLANK, free))


def people(alone: int) -> np.ndarray:
    """So many rich records alone, the others in twos; every blank one alone."""
    person = np.arange(RICH + BLANK)
    twos = np.arange(alone + 1, RICH, 2)
    person[twos] = twos - 1
    return person


def joined(odds: float, alone: int = 100, free: bool = True) -> np.ndarray:
    before = people(alone)
    after = join_missed(before, details(free), [odds], np.random.default_rng(1))
    assert (after[:RICH] == before[:RICH]).all()
    return np.flatnonzero(after != before)


def test_as_many_are_joined_as_is_usual_among_the_well_recorded() -> None:
    assert len(joined(0.0, alone=100)) == 50
    assert len(joined(0.0, alone=160)) == 20


def test_doubt_moves_the_share() -> None:
    assert len(joined(np.log(3))) == 75
    assert len(joined(-np.log(3))) == 25


def test_a_namesake_is_found_where_there_is_one() -> None:
    person = join_missed(people(100), details(), [50.0], np.random.default_rng(1))
    of_that_name = set(person[:RICH][details().name[:RICH] == 1].tolist())
    assert set(person[RICH : RICH + 50].tolist()) <= of_that_name
    assert not set(person[RICH + 50 :].tolist()) <= of_that_name


def test_who_is_held_apart_is_not_given_away() -> None:
    assert len(joined(50.0, free=False)) == 0


def test_nothing_can_be_said_where_all_or_none_are_alone() -> None:
    for alone in (0, RICH):
        assert len(joined(0.0, alone=alone)) == 0
