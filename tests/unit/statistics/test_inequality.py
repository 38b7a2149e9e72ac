"""Concentration: curves, ties, part places, and intervals only where they mean something."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics import places
from groundview.statistics.inequality import gini, gini_adjusted, lorenz, top_share

BUSY = np.random.default_rng(11).poisson(np.random.default_rng(12).gamma(0.7, 10, 268))


def test_the_curve_of_four_places() -> None:
    share_of_places, share_of_events = lorenz([1, 5, 0, 4])
    assert share_of_places.tolist() == [0.0, 0.25, 0.5, 0.75, 1.0]
    assert share_of_events.tolist() == [0.0, 0.5, 0.9, 1.0, 1.0]


def test_a_curve_without_events_is_no_curve() -> None:
    share_of_places, share_of_events = lorenz([0, 0])
    assert share_of_places.tolist() == [0.0, 0.5, 1.0]
    assert np.isnan(share_of_events).all()
    assert lorenz([])[0].tolist() == [0.0]


def test_the_gini_is_the_area_between_curve_and_diagonal() -> None:
    x, y = lorenz(BUSY)
    area = float(np.sum((y[1:] + y[:-1]) / 2 * np.diff(x)))
    assert float(gini(BUSY, seed=1).value) == pytest.approx(2 * area - 1, abs=1e-12)


def test_a_place_counts_in_part() -> None:
    """5% of 30 places is one and a half."""
    events = [10, 6, *[1] * 28]
    found = top_share(events, 0.05, seed=1)
    assert float(found.value) == pytest.approx((10 + 3) / 44)
    assert [found.n, found.denominator] == [np.array(30), np.array(44)]
    assert found.numerator == pytest.approx(13)


def test_a_tenth_of_thirty_is_three() -> None:
    """0.1 x 30 is 3.0000000000000004 in binary; no sliver of a fourth place may come in."""
    events = [9, 8, 7, *[1] * 27]
    assert float(top_share(events, 0.1, seed=1).value) == 24 / 51


def test_ties_at_the_edge_do_not_depend_on_the_order() -> None:
    events = [4, 4, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1]
    shares = {float(top_share(np.roll(events, by), 0.2, seed=1).value) for by in range(12)}
    assert shares == {2.4 * 4 / 24}


def test_everything_is_in_all_places() -> None:
    assert float(top_share(BUSY, 1.0, seed=1).value) == 1.0


@pytest.mark.parametrize("share", [0.0, -0.1, 1.01, float("nan")])
def test_a_share_of_places_is_a_share(share: float) -> None:
    with pytest.raises(ValueError, match="share of places must lie between 0 and 1"):
        top_share(BUSY, share, seed=1)


@pytest.mark.parametrize("measure", [gini, gini_adjusted, lambda e, seed: top_share(e, 0.05, seed=seed)])
class TestEveryMeasure:
    def test_the_interval_holds_the_value_and_repeats(self, measure: object) -> None:
        one, two = (measure(BUSY, seed=3) for _ in range(2))  # type: ignore[operator]
        assert one.sampling.low < one.value < one.sampling.high
        assert (one.sampling.low, one.sampling.high) == (two.sampling.low, two.sampling.high)

    def test_the_order_of_places_does_not_matter(self, measure: object) -> None:
        one, two = measure(BUSY, seed=3), measure(BUSY[::-1], seed=3)  # type: ignore[operator]
        assert (one.value, one.sampling.low) == (two.value, two.sampling.low)

    def test_the_memory_bound_does_not_change_a_digit(
        self, measure: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = measure(BUSY, seed=3).sampling  # type: ignore[operator]
        monkeypatch.setattr(places, "CELLS", 500)
        part = measure(BUSY, seed=3).sampling  # type: ignore[operator]
        assert (part.low, part.high) == (whole.low, whole.high)

    def test_no_events_are_no_figure(self, measure: object) -> None:
        for events in ([], [0, 0, 0]):
            found = measure(events, seed=1)  # type: ignore[operator]
            assert np.isnan(found.value)
            assert found.note == "no figure: there are no events"

    def test_few_places_with_events_have_no_interval(self, measure: object) -> None:
        found = measure([3] * 9 + [0] * 50, seed=1)  # type: ignore[operator]
        assert np.isfinite(found.value)
        assert np.isnan(found.sampling.low)
        assert found.note == "no interval: fewer than 10 places have an event"

    def test_places_that_are_all_alike_have_an_interval_of_no_width(self, measure: object) -> None:
        found = measure([2] * 20, seed=1)  # type: ignore[operator]
        assert found.sampling.low == found.value == found.sampling.high
        assert "no width" in found.note

    def test_it_refuses_what_is_no_count(self, measure: object) -> None:
        for events in ([1, -1], [1.5, 2], [1, np.nan]):
            with pytest.raises(ValueError, match="events: 1 of 2 values are"):
                measure(events, seed=1)  # type: ignore[operator]
        with pytest.raises(ValueError, match="at least 100 replicates"):
            gini(BUSY, seed=1, replicates=5)


def test_sums_that_would_overflow_are_refused() -> None:
    with pytest.raises(ValueError, match="too many events"):
        gini([2**52] * 1000, seed=1)


def test_ten_lonely_events_in_many_places_still_have_an_interval() -> None:
    """Some resamples hold no event; they are left out rather than make the figure NaN."""
    found = gini([1] * 10 + [0] * 990, seed=1, replicates=50_000)
    assert found.sampling is not None
    assert np.isfinite([found.sampling.low, found.sampling.high]).all()
