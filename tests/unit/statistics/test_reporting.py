"""A total from a count and the chance of being counted: the exact corners, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundview.statistics.counts import exact_poisson
from groundview.statistics.reporting import NO_CHANCE, NO_END, captured_total, spread_over_years


def ends(counted: float, chance: float, low: float = np.nan, high: float = np.nan) -> tuple[float, float]:
    sampling = captured_total(counted, chance, low=low, high=high).sampling
    assert sampling is not None
    return float(sampling.low), float(sampling.high)


def test_a_chance_that_is_known_leaves_the_counts_own_interval() -> None:
    count = exact_poisson(40).sampling
    assert count is not None
    assert ends(40, 0.25) == pytest.approx((count.low / 0.25, count.high / 0.25))


def test_a_count_so_large_that_it_is_known_leaves_that_of_the_chance() -> None:
    low, high = ends(4_000_000, 0.4, 0.3, 0.5)
    assert (low, high) == pytest.approx((8_000_000, 13_333_333), rel=1e-4)


def test_two_equal_doubts_make_one_that_is_root_two_as_wide() -> None:
    """On the logarithmic scale."""
    count = exact_poisson(100).sampling
    assert count is not None
    low, high = ends(100, 0.5, 0.5 * 100 / float(count.high), 0.5 * 100 / float(count.low))
    assert np.log(high / 200) == pytest.approx(np.sqrt(2) * np.log(float(count.high) / 100))
    assert np.log(200 / low) == pytest.approx(np.sqrt(2) * np.log(100 / float(count.low)))


@given(st.integers(1, 10_000), st.floats(0.01, 0.99), st.floats(0.0, 0.9), st.floats(0.0, 1.0))
def test_the_interval_holds_the_total_and_both_doubts(
    counted: int, chance: float, down: float, up: float
) -> None:
    low, high = chance * (1 - down), chance + (1 - chance) * up
    found = ends(counted, chance, low, high)
    assert found[0] <= counted / high * (1 + 1e-9)
    assert found[1] >= counted / low * (1 - 1e-9)
    assert found[0] <= counted / chance <= found[1]


def test_nothing_counted_has_an_exact_upper_end() -> None:
    assert ends(0, 0.5, 0.25, 0.75) == pytest.approx((0, 3.688879 / 0.25))


@pytest.mark.parametrize("chance", [0.0, 1.2, -0.1, np.nan])
def test_a_chance_that_is_none_gives_no_total_and_says_so(chance: float) -> None:
    found = captured_total(12, chance)
    assert np.isnan(found.value)
    assert found.note == NO_CHANCE


def test_a_chance_that_may_be_nought_has_no_upper_end() -> None:
    found = captured_total(12, 0.1, low=0.0, high=0.4)
    assert found.note == NO_END
    assert ends(12, 0.1, 0.0, 0.4)[1] == np.inf


def test_a_gap_stays_a_gap_in_a_column() -> None:
    found = captured_total([10, np.nan, 30], 0.5)
    assert np.isnan(found.value).tolist() == [False, True, False]
    assert found.note == ""


def test_an_interval_without_its_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="does not hold its chance"):
        captured_total(12, 0.5, low=0.6, high=0.7)
    with pytest.raises(ValueError, match="negative"):
        captured_total(-1, 0.5)


def test_shares_along_a_line_have_an_interval_of_no_width() -> None:
    logits = np.linspace(-1, 0.4, 8)
    low, high = spread_over_years(np.arange(2010, 2018), 1 / (1 + np.exp(-logits))) or (0, 0)
    assert (low, high) == pytest.approx((1 / (1 + np.exp(-0.4)),) * 2)


def test_the_spread_is_that_of_an_ordinary_regression() -> None:
    from scipy.stats import linregress, t

    years, shares = np.arange(9.0), np.array([0.3, 0.34, 0.28, 0.31, 0.36, 0.3, 0.27, 0.33, 0.29])
    logits = np.log(shares / (1 - shares))
    line = linregress(years, logits)
    spread = np.sqrt(np.sum((logits - line.intercept - line.slope * years) ** 2) / 7)
    reach = t.ppf(0.975, 7) * spread
    expected = [1 / (1 + np.exp(-(logits[-1] + way * reach))) for way in (-1, 1)]
    assert spread_over_years(years, shares) == pytest.approx(expected)


@pytest.mark.parametrize(
    "shares", [[0.3, 0.4, 0.5, 0.4], [0.3, 0.4, 0.5, 0.4, 0.0], [0.3, np.nan, 0.5, 0.4, 0.2]]
)
def test_too_few_years_or_a_last_share_of_nought_show_nothing(shares: list[float]) -> None:
    assert spread_over_years(np.arange(len(shares)), shares) is None


def test_a_year_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="stands twice"):
        spread_over_years([1, 1, 2], [0.2, 0.3, 0.4])
