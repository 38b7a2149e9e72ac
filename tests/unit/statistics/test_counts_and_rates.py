"""Counts and rates: gaps stay gaps, zeros stay zeros, denominators are declared."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.counts import exact_poisson
from groundview.statistics.rates import rate
from groundview.statistics.ratios import rate_ratio


def test_a_count_of_none_has_a_low_of_none_and_a_high_of_3_7() -> None:
    found = exact_poisson(0)
    assert found.sampling is not None
    assert float(found.sampling.low) == 0.0
    assert float(found.sampling.high) == pytest.approx(-np.log(0.025))


def test_a_gap_is_not_a_zero() -> None:
    found = exact_poisson([0.0, np.nan, 5.0])
    assert found.sampling is not None
    assert np.isnan(found.value).tolist() == [False, True, False]
    assert np.isnan(found.sampling.low).tolist() == [False, True, False]
    assert np.isnan(found.sampling.high).tolist() == [False, True, False]
    assert found.note == "no count: missing (1 of 3)"


def test_order_and_repeats_do_not_matter() -> None:
    together = exact_poisson([7, 0, 7, 2]).sampling
    alone = exact_poisson(7).sampling
    assert together is not None
    assert alone is not None
    assert together.high[0] == together.high[2] == alone.high


def test_a_rate_without_a_denominator_is_no_rate() -> None:
    found = rate([1, 1, 1, np.nan], [1000, 0, np.nan, 1000], unit="per 1,000 residents")
    assert found.sampling is not None
    assert np.isnan(found.value).tolist() == [False, True, True, True]
    assert np.isnan(found.sampling.high).tolist() == [False, True, True, True]
    assert found.note == "no rate: exposure is zero or missing, or events are missing (3 of 4)"


def test_a_rate_says_what_it_is_made_of() -> None:
    found = rate(3, 3000, unit="offences per 1,000 households", per=1000)
    assert float(found.value) == 1.0
    assert found.unit == "offences per 1,000 households"
    assert [found.n, found.numerator, found.denominator] == [np.array(each) for each in (3, 3, 3000)]


@pytest.mark.parametrize("per", [0.0, -1.0, float("inf"), float("nan")])
def test_a_rate_is_per_something(per: float) -> None:
    with pytest.raises(ValueError, match="per must be above 0"):
        rate(1, 1, unit="x", per=per)


@pytest.mark.parametrize("exposure", [-1.0, float("inf")])
def test_a_rate_refuses_an_impossible_exposure(exposure: float) -> None:
    with pytest.raises(ValueError, match="exposure is"):
        rate(1, exposure, unit="x")


@pytest.mark.parametrize("events", [-1, 0.5, float("inf")])
def test_counts_refuse_what_is_no_count(events: float) -> None:
    with pytest.raises(ValueError, match="events is"):
        exact_poisson(events)


def test_an_empty_column_is_an_empty_column() -> None:
    assert exact_poisson([]).value.shape == (0,)
    assert rate([], [], unit="x").value.shape == (0,)
    assert rate_ratio([], []).value.shape == (0,)


def test_a_ratio_is_of_rates_and_not_of_counts() -> None:
    assert float(rate_ratio(10, 30, exposure_first=1, exposure_second=3).value) == 1.0


def test_a_ratio_to_nothing_is_not_printed() -> None:
    found = rate_ratio([0, 0, 4], [3, 0, 0])
    assert found.sampling is not None
    assert np.isnan(found.value).tolist() == [True, True, False]
    assert found.sampling.low[0] > 0
    assert found.sampling.low[1] == 0
    assert np.isinf(found.sampling.high[:2]).all()
    assert found.value[2] == 0
    assert np.isfinite(found.sampling.high[2])
    assert found.note.endswith("(2 of 3)")


def test_a_ratio_turned_round_is_its_reciprocal() -> None:
    there, back = rate_ratio(7, 19).sampling, rate_ratio(19, 7).sampling
    assert there is not None
    assert back is not None
    assert float(there.low) == pytest.approx(1 / float(back.high), rel=1e-9)
    assert float(there.high) == pytest.approx(1 / float(back.low), rel=1e-9)


def test_a_ratio_without_exposure_is_none() -> None:
    found = rate_ratio([1, 1], [1, 1], exposure_first=[0, 1], exposure_second=[1, np.nan])
    assert np.isnan(found.value).all()
