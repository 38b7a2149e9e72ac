"""The bootstrap: the same digits every time, and no interval where there cannot be one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from groundview.statistics import bootstrap
from groundview.statistics.bca import acceleration, bca_bounds
from groundview.statistics.bootstrap import bca, percentile, resampled

LOSSES = np.array([120.0, 80, 4500, 300, 20, 990, 61_000, 75, 410, 220, 1300, 50])


def correlation(samples: Any, axis: int) -> Any:
    apart = samples - samples.mean(axis=axis, keepdims=True)
    first, second = apart[..., 0], apart[..., 1]
    return (first * second).sum(axis) / np.sqrt((first**2).sum(axis) * (second**2).sum(axis))


def test_the_same_seed_gives_the_same_digits() -> None:
    one, two = (bca(LOSSES, np.median, unit="£", seed=7).sampling for _ in range(2))
    assert one is not None
    assert two is not None
    assert (one.low, one.high) == (two.low, two.high)


def test_another_seed_gives_other_digits() -> None:
    one, two = (bca(LOSSES, np.mean, unit="£", seed=seed).sampling for seed in (1, 2))
    assert one is not None
    assert two is not None
    assert one.high != two.high


def test_it_leaves_the_global_random_state_alone() -> None:
    np.random.seed(5)
    before = str(np.random.get_state())
    bca(LOSSES, np.mean, unit="£", seed=1, replicates=200)
    assert str(np.random.get_state()) == before


def test_the_memory_bound_does_not_change_a_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resampled(LOSSES, np.mean, seed=3, replicates=500)
    monkeypatch.setattr(bootstrap, "CELLS", 7 * LOSSES.size)
    assert resampled(LOSSES, np.mean, seed=3, replicates=500).tolist() == whole.tolist()


@pytest.mark.parametrize("size", [0, 1])
@pytest.mark.parametrize("make", [bca, percentile])
def test_fewer_than_two_observations_are_no_figure(size: int, make: Any) -> None:
    found = make(LOSSES[:size], np.mean, unit="£", seed=1)
    assert np.isnan(found.value)
    assert np.isnan(found.sampling.low)
    assert found.n == size
    assert found.note == "no figure: fewer than two observations"


@pytest.mark.parametrize("make", [bca, percentile])
def test_equal_observations_have_an_interval_of_no_width(make: Any) -> None:
    found = make([0.1] * 9, np.mean, unit="£", seed=1)
    assert found.sampling.low == found.value == found.sampling.high
    assert "no width" in found.note


def test_rows_stay_together() -> None:
    random = np.random.default_rng(4)
    first = random.normal(size=60)
    rows = np.column_stack([first, first + random.normal(size=60)])
    found = bca(rows, correlation, unit="correlation", seed=1)
    assert found.sampling is not None
    assert found.n == 60
    known = float(np.asarray(np.corrcoef(rows.T))[0, 1])
    assert float(found.value) == pytest.approx(known)
    assert found.sampling.low < known < found.sampling.high


def test_a_skewed_sample_has_an_interval_that_leans_to_the_tail() -> None:
    """The point of BCa: for a mean of losses it reaches further up than the percentile interval."""
    corrected = bca(LOSSES, np.mean, unit="£", seed=1).sampling
    plain = percentile(LOSSES, np.mean, unit="£", seed=1).sampling
    assert corrected is not None
    assert plain is not None
    assert corrected.high > plain.high
    assert corrected.low > plain.low


def test_it_falls_back_where_every_replicate_lies_on_one_side() -> None:
    low, high, note = bca_bounds(0.0, np.linspace(1, 2, 500), 0.0, confidence=0.95)
    assert low < high
    assert note.startswith("the percentile interval")


def test_it_falls_back_where_the_acceleration_is_too_strong() -> None:
    low, high, note = bca_bounds(1.5, np.linspace(1, 2, 500), 0.9, confidence=0.95)
    assert low < high
    assert note.startswith("the percentile interval")


def test_without_bias_or_acceleration_it_is_the_percentile_interval() -> None:
    drawn = np.linspace(-1, 1, 2001)
    low, high, _ = bca_bounds(0.0, drawn, 0.0, confidence=0.9)
    assert (low, high) == pytest.approx((-0.9, 0.9), abs=1e-9)


def test_equal_values_have_no_acceleration_although_they_differ_by_rounding() -> None:
    assert acceleration(np.array([0.1, 0.1 + 2e-17, 0.1 - 1.4e-17])) == 0.0


def test_a_large_sample_is_left_out_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups keep the acceleration, but for the noise of having only a thousand."""
    sample = np.random.default_rng(1).exponential(size=20_000)
    monkeypatch.setattr(bootstrap, "GROUPS", 1_000)
    assert bootstrap.left_out(sample, np.mean, seed=1).size == 1_000
    grouped = acceleration(bootstrap.left_out(sample, np.mean, seed=1))
    alone = float(np.mean((sample - sample.mean()) ** 3)) / (6 * np.std(sample) ** 3 * np.sqrt(sample.size))
    assert grouped == pytest.approx(alone, rel=0.5)


@pytest.mark.parametrize("sample", [[1, np.nan], [1, np.inf]])
def test_it_refuses_a_sample_with_holes(sample: list[float]) -> None:
    with pytest.raises(ValueError, match="missing or infinite"):
        bca(sample, np.mean, unit="£", seed=1)


def test_it_refuses_three_dimensions_and_too_few_replicates() -> None:
    with pytest.raises(ValueError, match="3 dimensions"):
        bca(np.ones((2, 2, 2)), np.mean, unit="£", seed=1)
    with pytest.raises(ValueError, match="at least 100 replicates"):
        bca(LOSSES, np.mean, unit="£", seed=1, replicates=10)


def test_it_refuses_a_statistic_without_a_value() -> None:
    def nothing(samples: Any, axis: int) -> Any:
        return np.full(len(samples), np.nan)

    with pytest.raises(ValueError, match="no finite value"):
        bca(LOSSES, nothing, unit="£", seed=1)
