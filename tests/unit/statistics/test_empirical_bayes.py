"""Smoothing: drawn towards the rest, the less exposure the more; islands, empty places and bad rows."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.rates import rate
from groundview.statistics.smoothing import empirical_bayes, spatial_empirical_bayes

EVENTS = [2, 9, 4, 30, 7]
EXPOSURE = [400, 900, 250, 1500, 1000]

CHAIN = ([0, 2, 5, 8, 11, 13], [0, 1, 0, 1, 2, 1, 2, 3, 2, 3, 4, 3, 4])
"""Five areas in a row, each next to the one before and the one after."""


def test_five_areas_by_hand() -> None:
    """m = 52/4050; sum of events^2 / exposure = .81 + ... ; w = a / (a + m / exposure)."""
    m = 52 / 4050
    squares = 4 / 400 + 81 / 900 + 16 / 250 + 900 / 1500 + 49 / 1000
    a = squares / 4050 - m * m - m * 5 / 4050
    by_hand = []
    for events, exposure in zip(EVENTS, EXPOSURE, strict=True):
        w = a / (a + m / exposure)
        by_hand.append(1000 * (w * events / exposure + (1 - w) * m))
    found = empirical_bayes(EVENTS, EXPOSURE, unit="per 1,000")
    np.testing.assert_allclose(found.value, by_hand, rtol=1e-12)


def test_every_value_lies_between_its_own_rate_and_the_overall_rate() -> None:
    found, own = empirical_bayes(EVENTS, EXPOSURE, unit="x"), rate(EVENTS, EXPOSURE, unit="x").value
    overall = 1000 * sum(EVENTS) / sum(EXPOSURE)
    assert np.all((found.value - own) * (found.value - overall) <= 0)


def test_areas_no_more_different_than_chance_all_have_the_overall_rate() -> None:
    found = empirical_bayes([5, 5, 5, 5], [100, 100, 100, 100], unit="x", per=100)
    assert found.sampling is not None
    np.testing.assert_allclose(found.value, 5.0)
    assert np.all(found.sampling.low < 5.0)
    assert np.all(found.sampling.high > 5.0)


def test_what_takes_no_part_changes_nothing() -> None:
    whole = empirical_bayes(EVENTS, EXPOSURE, unit="x").value
    holed = empirical_bayes([*EVENTS, 9, 3, np.nan], [*EXPOSURE, 0, np.nan, 100], unit="x")
    assert holed.value[:5].tolist() == whole.tolist()
    assert np.isnan(holed.value[5:]).all()
    assert holed.n is not None
    assert holed.n[0] == 5
    assert holed.note.endswith("(3 of 8)")


def test_one_area_has_no_fellows() -> None:
    for events in ([4], [0]):
        found = empirical_bayes(events, [100], unit="x")
        assert np.isnan(found.value).all()
        assert "fewer than two areas" in found.note


def test_no_events_anywhere_is_a_rate_of_zero_with_a_high() -> None:
    found = empirical_bayes([0, 0, 0], [1000, 1000, 1000], unit="x")
    assert found.sampling is not None
    assert found.value.tolist() == [0.0, 0.0, 0.0]
    assert found.sampling.low.tolist() == [0.0, 0.0, 0.0]
    np.testing.assert_allclose(found.sampling.high, -np.log(0.025) / 3)


def test_a_neighbourhood_of_all_is_the_whole() -> None:
    everyone = (np.arange(0, 26, 5), np.tile(np.arange(5), 5))
    near, far = (
        spatial_empirical_bayes(EVENTS, EXPOSURE, everyone, unit="x"),
        empirical_bayes(EVENTS, EXPOSURE, unit="x"),
    )
    np.testing.assert_allclose(near.value, far.value, rtol=1e-12)
    assert near.sampling is not None
    assert far.sampling is not None
    np.testing.assert_allclose(near.sampling.high, far.sampling.high, rtol=1e-12)


def test_an_island_is_drawn_to_the_whole_and_the_note_says_so() -> None:
    lonely = ([0, 2, 4, 5, 7, 9], [0, 1, 0, 1, 2, 3, 4, 3, 4])
    found = spatial_empirical_bayes(EVENTS, EXPOSURE, lonely, unit="x")
    assert found.value[2] == empirical_bayes(EVENTS, EXPOSURE, unit="x").value[2]
    assert found.note == "islands, drawn towards all areas together (1 of 5)"
    assert found.n is not None
    assert found.n.tolist() == [2, 2, 5, 2, 2]


def test_an_area_whose_only_neighbours_are_unknown_is_an_island() -> None:
    exposure = [400, 0, 250, 1500, 1000]
    found = spatial_empirical_bayes(EVENTS, exposure, CHAIN, unit="x")
    assert found.value[0] == empirical_bayes(EVENTS, exposure, unit="x").value[0]
    assert np.isnan(found.value[1])
    assert found.note.endswith("islands, drawn towards all areas together (1 of 5)")


def test_a_neighbourhood_without_events_has_the_high_of_its_exposure() -> None:
    found = spatial_empirical_bayes([0, 0, 0, 30, 7], EXPOSURE, CHAIN, unit="x", per=1)
    assert found.sampling is not None
    assert found.value[0] == 0.0
    assert found.sampling.high[0] == pytest.approx(-np.log(0.025) / 1300)


@pytest.mark.parametrize(
    ("indptr", "indices", "message"),
    [
        ([0, 2], [0, 1], "need 6 row starts"),
        ([0, 2, 5, 8, 11, 12], CHAIN[1], "must rise from 0"),
        ([0, 2, 5, 8, 7, 13], CHAIN[1], "must rise from 0"),
        (CHAIN[0], [9, *CHAIN[1][1:]], "not among the 5"),
        (CHAIN[0], [-1, *CHAIN[1][1:]], "not among the 5"),
        (CHAIN[0], [0, 0, *CHAIN[1][2:]], "named twice"),
        (CHAIN[0], [2, 1, *CHAIN[1][2:]], "must name its own area"),
    ],
)
def test_improper_rows_are_refused(indptr: list[int], indices: list[int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        spatial_empirical_bayes(EVENTS, EXPOSURE, (indptr, indices), unit="x")


def test_the_order_of_a_row_does_not_change_the_value() -> None:
    turned = (CHAIN[0], [1, 0, 2, 1, 0, 3, 2, 1, 4, 3, 2, 4, 3])
    one = spatial_empirical_bayes(EVENTS, EXPOSURE, CHAIN, unit="x").value
    two = spatial_empirical_bayes(EVENTS, EXPOSURE, turned, unit="x").value
    np.testing.assert_allclose(one, two, rtol=1e-12)
