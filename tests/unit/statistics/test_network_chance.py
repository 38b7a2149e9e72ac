"""Ties by chance: known values, and the effective number of events."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.networks.chance import by_chance, effective_events


def test_the_tail_by_hand() -> None:
    """Ten events, of which both take part in three: all three together is one way of C(10, 3) = 120."""
    found = by_chance([3, 0, 1], [3, 3, 3], [3, 3, 3], 10)
    assert found.tolist() == pytest.approx([1 / 120, 1.0, 1 - 35 / 120])


def test_columns_may_be_empty_and_two_cannot_be_together_more_often_than_there() -> None:
    assert by_chance([], [], [], 10).tolist() == []
    with pytest.raises(ValueError, match="more events than either"):
        by_chance([2], [1], [5], 10)


def test_nobody_takes_part_in_more_events_than_there_are() -> None:
    assert by_chance([5], [5], [7], 3).tolist() == pytest.approx([21 / 21])


def test_equal_events_count_in_full_and_single_ones_make_meetings_rarer() -> None:
    pairs_only = effective_events(np.full(1000, 2))
    assert pairs_only == 1999  # one other membership of 1,999 is in the same event
    with_singles = effective_events(np.concatenate([np.full(1000, 2), np.ones(9000)]))
    assert with_singles > 50_000
    with_affray = effective_events(np.concatenate([np.full(1000, 2), [300]]))
    assert with_affray < 100
    assert effective_events(np.ones(50)) == 50 * 49
    assert effective_events([]) == 0


def test_members_of_one_event_each_meet_as_often_as_said() -> None:
    """Drawn at random over events of very different sizes, under the given numbers of both sides."""
    sizes = np.array([1] * 60 + [2] * 15 + [3] * 5 + [12])
    event = np.repeat(np.arange(sizes.size), sizes)
    random = np.random.default_rng(1)
    drawn = np.array([random.permutation(event)[:2] for _ in range(40_000)])
    met = float(np.mean(drawn[:, 0] == drawn[:, 1]))
    said = float(by_chance([1], [1], [1], effective_events(sizes))[0])
    assert said == pytest.approx(met, abs=4 * np.sqrt(met / 40_000))
    plain = float(by_chance([1], [1], [1], sizes.size)[0])
    assert abs(plain - met) > 3 * abs(said - met)


def test_chance_meetings_of_busy_members_are_not_called_significant_too_often() -> None:
    """Two of 8 and 5 events among 400 events of 1 to 4: at most about as often below .05 as that says."""
    random = np.random.default_rng(2)
    sizes = random.integers(1, 5, 400)
    event = np.repeat(np.arange(sizes.size), sizes)
    together = []
    for _ in range(4000):
        drawn = random.permutation(event)[:13]
        together.append(len(set(drawn[:8].tolist()) & set(drawn[8:].tolist())))
    tails = by_chance(together, np.full(4000, 8), np.full(4000, 5), effective_events(sizes))
    for level in (0.2, 0.05, 0.005):
        assert np.mean(tails <= level) <= level + 4 * np.sqrt(level / 4000)
