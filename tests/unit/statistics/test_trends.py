"""Trends of monthly counts: what is found, what stays a gap, and what is refused or left out."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.estimate import Estimate
from groundview.statistics.trends.trend import trend

Column = NDArray[np.float64]


def calendar(months: int) -> NDArray[np.datetime64]:
    return np.arange(np.datetime64("2021-01"), np.datetime64("2021-01") + months)


def days(months: int) -> Column:
    months_of = calendar(months)
    ends = (months_of + 1).astype("datetime64[D]") - months_of.astype("datetime64[D]")
    return np.asarray(ends.astype(np.float64))


def rising(months: int, yearly: float, level: float = 1000.0) -> Column:
    """Counts that grow by `yearly` (1.1 is 10%) a year and follow the days of the month."""
    return np.asarray(np.round(level * days(months) * yearly ** (np.arange(months) / 12)))


def holds(found: Estimate, truth: float) -> bool:
    assert found.sampling is not None
    return bool(found.sampling.low <= truth <= found.sampling.high)


def test_a_steady_rise_is_found_whatever_the_days_of_the_months() -> None:
    found = trend(calendar(36), rising(36, 1.1))
    assert float(found.yearly.value) == pytest.approx(10.0, abs=0.01)
    assert holds(found.yearly, 10.0)
    assert float(found.p.value) < 1e-6
    assert float(found.season.swing.value) == pytest.approx(1.0, abs=1e-3)
    assert (found.yearly.note, found.yearly.unit) == ("", "% a year")
    assert float(found.dispersion) == pytest.approx(1.0)


def test_growth_of_those_at_risk_is_no_growth_of_their_rate() -> None:
    residents = 10_000 * 1.1 ** (np.arange(36) / 12)
    found = trend(calendar(36), rising(36, 1.1), exposure=residents)
    assert float(found.yearly.value) == pytest.approx(0.0, abs=0.01)


def test_a_gap_stays_a_gap() -> None:
    whole = rising(36, 1.1)
    holed = whole.copy()
    holed[[3, 10, 11, 25]] = np.nan
    found = trend(calendar(36), holed)
    assert float(found.yearly.value) == pytest.approx(10.0, abs=0.01)
    assert float(found.yearly.n or 0) == np.nansum(holed)
    nobody = np.ones(36)
    nobody[[3, 10, 11, 25]] = [0, np.nan, 0, 0]
    same = trend(calendar(36), whole, exposure=nobody)
    assert float(same.yearly.value) == float(found.yearly.value)


def test_a_break_in_recording_is_a_step_and_no_trend() -> None:
    jumped = rising(36, 1.0)
    jumped[20:] *= 2
    blind, told = trend(calendar(36), jumped), trend(calendar(36), jumped, breaks=("2022-09",))
    assert float(blind.yearly.value) > 25
    assert float(told.yearly.value) == pytest.approx(0.0, abs=0.01)
    assert float(told.steps[0].value) == pytest.approx(2.0, abs=0.001)
    assert holds(told.steps[0], 2.0)
    assert told.steps[0].unit == "ratio"
    assert "step at 2022-09" in told.yearly.method
    assert "step" not in blind.yearly.method


def test_a_break_with_too_little_beside_it_is_refused_or_noted() -> None:
    with pytest.raises(ValueError, match="between 2023-10 and 2024-01 lie fewer than 6 months"):
        trend(calendar(36), rising(36, 1.0), breaks=("2023-10",))
    with pytest.raises(ValueError, match="between 2021-01 and 2020-01"):
        trend(calendar(36), rising(36, 1.0), breaks=("2020-01",))
    two = np.stack([rising(36, 1.0), rising(36, 1.0)])
    two[1, 18:] = 0
    found = trend(calendar(36), two, breaks=("2022-07",))
    assert np.isnan(found.yearly.value).tolist() == [False, True]
    assert "beside a break, or events in too few different months (1 of 2)" in found.yearly.note
    assert np.isnan(found.steps[0].value).tolist() == [False, True]


def test_a_yearly_wave_has_its_swing_and_its_peak() -> None:
    at = np.arange(48)
    counts = np.round(5000 * days(48) / 30 * np.exp(0.2 * np.cos(2 * np.pi * (at - 6) / 12)))
    season = trend(calendar(48), counts).season
    assert float(season.swing.value) == pytest.approx(np.exp(0.4), rel=1e-3)
    assert float(season.peak.value) == pytest.approx(7.0, abs=0.02)
    assert holds(season.swing, np.exp(0.4))
    assert holds(season.peak, 7.0)
    assert float(season.p.value) < 1e-6


def test_without_a_wave_there_is_no_peak() -> None:
    random = np.random.default_rng(3)
    season = trend(calendar(36), random.poisson(30, 36)).season
    assert float(season.p.value) > 0.05
    assert np.isnan(season.peak.value)
    assert "cannot be told from chance" in season.peak.note
    assert season.swing.sampling is not None
    assert float(season.swing.sampling.low) == 1.0


def test_under_two_years_the_wave_is_left_out_and_the_trend_says_so() -> None:
    found = trend(calendar(18), rising(18, 1.2))
    assert float(found.yearly.value) == pytest.approx(20.0, abs=0.1)
    assert "yearly wave left out" in found.yearly.note
    assert np.isnan(found.season.swing.value)
    assert found.season.swing.note
    asked = trend(calendar(36), rising(36, 1.2), wave=False)
    assert asked.yearly.note == ""
    assert np.isnan(asked.season.p.value)


def test_too_few_events_give_no_trend() -> None:
    counts = np.zeros((3, 30))
    counts[0, :19] = 1
    counts[1, 5] = 400
    counts[2, :] = 3
    found = trend(calendar(30), counts)
    assert np.isnan(found.yearly.value).tolist() == [True, True, False]
    assert np.isnan(found.p.value).tolist() == [True, True, False]
    assert np.isnan(found.autocorrelation).tolist() == [True, True, False]
    assert "no trend: fewer than 12 months or 20 events" in found.yearly.note
    assert "(2 of 3)" in found.yearly.note


def test_no_series_and_series_of_gaps_alone() -> None:
    none = trend(calendar(30), np.empty((0, 30)))
    assert (none.yearly.value.shape, none.yearly.note) == ((0,), "")
    gaps = trend(calendar(30), np.full((2, 30), np.nan))
    assert np.all(np.isnan(gaps.yearly.value))
    assert gaps.yearly.note.endswith("(2 of 2)")


def test_many_series_are_what_each_is_alone() -> None:
    random = np.random.default_rng(1)
    counts = random.poisson(8, (5, 40)).astype(np.float64)
    counts[2, 4:22] = np.nan
    counts[3, [0, 39]] = np.nan
    together = trend(calendar(40), counts)
    for i in range(5):
        alone = trend(calendar(40), counts[i])
        assert alone.yearly.value.shape == ()
        assert float(alone.yearly.value) == pytest.approx(float(together.yearly.value[i]), abs=1e-8)
        assert float(alone.p.value) == pytest.approx(float(together.p.value[i]), abs=1e-8)
    assert np.isnan(together.season.p.value).tolist() == [False, False, True, False, False]


def test_months_that_resemble_the_last_widen_the_interval() -> None:
    random = np.random.default_rng(2)
    chance = random.poisson(100, 60)
    wandering = random.poisson(100 * np.exp(np.repeat(random.normal(0, 0.3, 12), 5)))
    calm, alike = trend(calendar(60), chance), trend(calendar(60), wandering)
    assert float(alike.autocorrelation) > 0.4 > float(calm.autocorrelation)
    assert float(alike.dispersion) > 3 > float(calm.dispersion)


def test_what_is_no_monthly_count_is_refused() -> None:
    with pytest.raises(ValueError, match="must follow each other"):
        trend(["2021-01", "2021-03"], [1, 2])
    with pytest.raises(ValueError, match="12 months, shape"):
        trend(calendar(12), [1, 2])
    with pytest.raises(ValueError, match="events: 1 of 12 values are negative"):
        trend(calendar(12), [-1, *range(11)])
    with pytest.raises(ValueError, match="exposure has shape"):
        trend(calendar(12), range(12), exposure=[1, 2])
