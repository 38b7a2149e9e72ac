"""Events whose area is in doubt: where they may be, what that does to counts, and Rubin's rules."""

from __future__ import annotations

import math

import numpy as np
import pytest

from groundview.statistics.location_doubt.combined import carried, rubin
from groundview.statistics.location_doubt.completions import completed, completed_counts, counts_in_or_out
from groundview.statistics.location_doubt.whereabouts import Whereabouts


def town() -> Whereabouts:
    """Three areas with 10, 20 and 30 located events; 8 snapped between the first two, 4 anywhere, 2 surely in the
    third."""
    rows = ([0, 2, 5, 6], [0, 1, 0, 1, 2, 2])
    return Whereabouts.of([10, 20, 30], [8, 4, 2], rows, [3, 1, 1, 1, 2, 5])


def test_every_completion_has_every_event_once() -> None:
    drawn = completed(town(), draws=200, seed=1)
    assert drawn.shape == (200, 3)
    assert np.all(drawn.sum(axis=1) == 74)
    assert np.all((drawn >= [10, 20, 32]) & (drawn <= [22, 32, 36]))
    np.testing.assert_allclose(drawn.mean(axis=0), [10 + 6 + 1, 20 + 2 + 1, 30 + 2 + 2], atol=0.4)


def test_the_same_seed_gives_the_same_completions() -> None:
    one, same, other = (completed(town(), draws=50, seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


def test_located_events_tell_where_the_others_are_likely() -> None:
    rows = ([0, 3], [0, 1, 2])
    places = Whereabouts.of([0, 100, 300], [400], rows, 1.0)
    plain, learnt = (completed(places, draws=200, seed=1, learn=learn) for learn in (False, True))
    np.testing.assert_allclose(plain.mean(axis=0), [133, 233, 433], atol=4)
    np.testing.assert_allclose(learnt.mean(axis=0), [0.5, 200, 600], atol=4)
    # What the located events teach is itself in doubt: more than the spread of a multinomial law.
    assert learnt[:, 1].std() > 1.2 * math.sqrt(400 * 0.25 * 0.75)


def test_bounds_with_all_in_or_out_suppose_no_weights() -> None:
    found = counts_in_or_out(town())
    assert found.evidence is not None
    assert found.value.tolist() == [10, 20, 30]
    assert found.evidence.low.tolist() == [10, 20, 32]
    assert found.evidence.high.tolist() == [22, 32, 36]
    assert found.note == "14 of 74 events without a certain area"


def test_the_range_of_completions_lies_within_the_bounds() -> None:
    found = completed_counts(town(), completed(town(), draws=500, seed=3))
    assert found.evidence is not None
    assert found.sampling is None
    assert np.all((found.evidence.low >= [10, 20, 32]) & (found.evidence.high <= [22, 32, 36]))
    assert np.all((found.evidence.low <= found.value) & (found.value <= found.evidence.high))
    assert np.all(found.evidence.high - found.evidence.low >= 2)
    certain = Whereabouts.of([5, 6], [0], ([0, 1], [0]), 1.0)
    assert completed_counts(certain, completed(certain, draws=20, seed=1)).note == ""


def test_one_row_an_event() -> None:
    places = Whereabouts.of_events([0, 0, 1, -1, -1], [-1, 0, -1, 0, 1], ([0, 1, 3], [1, 0, 1]), 1.0, areas=2)
    assert places.located.tolist() == [2, 1]
    assert places.events.tolist() == [1, 1]
    with pytest.raises(ValueError, match="1 of 2 have neither"):
        Whereabouts.of_events([0, -1], [0, -1], ([0, 1], [0]), 1.0, areas=2)
    with pytest.raises(ValueError, match="an area of 0 to 1"):
        Whereabouts.of_events([2], [0], ([0, 1], [0]), 1.0, areas=2)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"rows": ([0, 1], [0])}, "2 kinds of place need 3 row starts"),
        ({"rows": ([0, 1, 2], [0, 7])}, "not among the 2"),
        ({"rows": ([0, 0, 1], [0])}, "1 kinds of place have events and no area"),
        ({"rows": ([0, 2, 3], [0, 0, 1])}, "names an area twice"),
        ({"weights": -1.0}, "weights: one is missing, infinite or negative"),
        ({"weights": 0.0}, "2 kinds of place have events and no area"),
        ({"events": [1.5, 1]}, "not whole"),
    ],
)
def test_what_cannot_be_drawn_is_refused(change: dict[str, object], why: str) -> None:
    given: dict[str, object] = {
        "located": [1, 2], "events": [1, 1], "rows": ([0, 1, 2], [0, 1]), "weights": 1.0, **change,
    }  # fmt: skip
    with pytest.raises(ValueError, match=why):
        Whereabouts.of(**given)  # type: ignore[arg-type]


def test_too_few_completions_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 20 completions"):
        completed(town(), draws=19, seed=1)


def test_rubins_rules_by_hand() -> None:
    """Values 1, 2, 3 with variances of 1: within 1, between 1, total 1 + 4/3; 2 / (4/7)^2 degrees of freedom."""
    found = rubin([1.0, 2.0, 3.0], [1.0, 1.0, 1.0], unit="log rate")
    assert found.sampling is not None
    assert found.evidence is not None
    assert float(found.value) == 2.0
    reach = 2.447549 * math.sqrt(
        7 / 3
    )  # Student's at 6.125 degrees of freedom, by interpolation in his table
    assert float(found.sampling.high) == pytest.approx(2 + reach, rel=0.01)
    assert (float(found.evidence.low), float(found.evidence.high)) == (1.0, 3.0)
    small = rubin([1.0, 2.0, 3.0], [1.0, 1.0, 1.0], unit="log rate", complete=10)
    assert small.sampling is not None
    assert float(small.sampling.high) > float(found.sampling.high)


def test_completions_that_agree_leave_only_chance() -> None:
    found = rubin(np.full((5, 2), 3.0), np.full((5, 2), 4.0), unit="x")
    assert found.sampling is not None
    assert found.sampling.high == pytest.approx(3 + 1.959964 * 2, rel=1e-6)
    with pytest.raises(ValueError, match="m of 2 or more"):
        rubin([1.0], [1.0], unit="x")
    with pytest.raises(ValueError, match="must be finite"):
        rubin([1.0, math.nan], [1.0, 1.0], unit="x")


def test_any_figure_is_carried_over_the_completions() -> None:
    drawn = completed(town(), draws=100, seed=1)
    most = carried(drawn, lambda counts: counts == counts.max())
    assert most.mean.tolist() == [0.0, 0.0, 1.0]
    assert most.values.shape == (100, 3)
    share = carried(drawn, lambda counts: counts[0] / counts.sum())
    assert float(share.low) < float(share.mean) < float(share.high)
    assert float(share.mean) == pytest.approx(17 / 74, abs=0.01)
    none = carried(drawn, lambda counts: np.array([math.nan if counts[0] > 16 else 1.0, 2.0]))
    assert np.isnan(none.mean).tolist() == [True, False]
    assert np.isnan(none.low).tolist() == [True, False]
    with pytest.raises(ValueError, match="different shapes"):
        carried(drawn, lambda counts: np.zeros(counts[0]))
