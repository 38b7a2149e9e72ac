"""Drawn partitions come as often as the product of their odds says."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from groundview.evidence.linkage.clusters.rules import link_rules
from groundview.evidence.linkage.draws.chance import chosen
from groundview.evidence.linkage.draws.doubt import Shifts, shifts
from groundview.evidence.linkage.draws.exact import draw_exactly
from groundview.evidence.linkage.draws.gibbs import draw_by_gibbs
from groundview.evidence.linkage.draws.partitions import partitions

DRAWS = 4000


def plain(draws: int, shift: float = 0.0, warmth: float = 1.0) -> Shifts:
    return Shifts(np.full(draws, shift), np.full(draws, warmth), np.zeros(draws))


def odds(things: int, seed: int) -> np.ndarray:
    """Log2 odds of every two of some things, one of them impossible."""
    upper = np.triu(np.random.default_rng(seed).normal(-0.5, 2.0, (things, things)), 1)
    upper[0, 1] = -1e6
    return upper + upper.T


def shares(things: int, weights: np.ndarray, shift: float, warmth: float) -> dict[tuple[int, ...], float]:
    """The right share of every partition, by going through them one by one."""
    found = {}
    for least in partitions(things).least:
        pairs = [(a, b) for a in range(things) for b in range(a) if least[a] == least[b]]
        found[tuple(least.tolist())] = 2.0 ** sum(warmth * weights[a, b] + shift for a, b in pairs)
    total = sum(found.values())
    return {least: share / total for least, share in found.items()}


@pytest.mark.parametrize(("things", "bell"), [(1, 1), (2, 2), (3, 5), (4, 15), (5, 52), (6, 203)])
def test_there_are_as_many_partitions_as_bell_says(things: int, bell: int) -> None:
    found = partitions(things)
    assert len({tuple(least) for least in found.least.tolist()}) == len(found.least) == bell
    assert found.least[0].tolist() == list(range(things))


@pytest.mark.parametrize(("shift", "warmth"), [(0.0, 1.0), (1.0, 0.7)])
def test_exact_draws_come_as_often_as_they_should(shift: float, warmth: float) -> None:
    weights = odds(4, seed=1)
    drawn = draw_exactly(weights[None], plain(DRAWS, shift, warmth), np.random.default_rng(2))[:, 0]
    right = shares(4, weights, shift, warmth)
    seen = Counter(map(tuple, drawn.tolist()))
    assert max(abs(seen[least] / DRAWS - share) for least, share in right.items()) < 0.03
    assert all(least[1] != least[0] for least in seen)


def test_gibbs_draws_come_as_often_as_exact_ones() -> None:
    """Padding is apart from everything and changes nothing."""
    weights = np.full((6, 6), -1e6)
    weights[:5, :5] = odds(5, seed=3)
    np.fill_diagonal(weights, 0.0)
    start = np.arange(6)[None]
    drawn = draw_by_gibbs(weights[None], start, plain(DRAWS), np.random.default_rng(4), sweeps=15)[:, 0]
    assert (drawn[:, 5] == 5).all()
    seen = Counter(map(tuple, drawn[:, :5].tolist()))
    right = shares(5, weights[:5, :5], 0.0, 1.0)
    assert sum(abs(seen[least] / DRAWS - share) for least, share in right.items()) / 2 < 0.06


def test_gibbs_leaves_what_nobody_doubts() -> None:
    weights = np.full((8, 8), -30.0)
    weights[:4, :4] = weights[4:, 4:] = 30.0
    start = np.array([[0, 0, 0, 0, 4, 4, 4, 4]])
    drawn = draw_by_gibbs(weights[None], start, plain(5), np.random.default_rng(0), sweeps=4)
    assert (drawn == start).all()


def test_a_choice_of_weight_nought_is_never_made() -> None:
    weights = np.array([[0.0, -1e12, 1.0]])
    choices = [int(chosen(weights, np.array([u]))[0]) for u in (0.0, 0.33, 0.34, 0.999999)]
    assert choices == [0, 0, 2, 2]


def test_shifts_span_the_same_whatever_the_seed() -> None:
    one, other = (shifts(20, link_rules(), np.random.default_rng(seed)) for seed in (1, 2))
    assert sorted(one.shift) == pytest.approx(sorted(other.shift))
    assert one.shift.tolist() != other.shift.tolist()
    rules = link_rules()
    assert max(one.shift) == pytest.approx(rules.shift + 1.96 * rules.shift_doubt, abs=0.001)
    assert one.missed.shape == (20, len(rules.missed))
    assert (one.warmth > 0).all()
