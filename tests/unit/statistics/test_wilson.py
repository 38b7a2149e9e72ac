"""What a share does at its edges, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.proportions import wilson


def test_no_trials_is_no_share_and_says_so() -> None:
    found = wilson([3, 0], [10, 0])
    assert found.sampling is not None
    assert float(found.value[0]) == 0.3
    assert np.isnan(found.value[1])
    assert (float(found.sampling.low[1]), float(found.sampling.high[1])) == (0.0, 1.0)
    assert found.note == "no share: there were no trials (1 of 2)"


def test_one_number_gives_one_number() -> None:
    found = wilson(3, 10)
    assert isinstance(found.value, np.ndarray)
    assert found.value.shape == ()
    assert found.unit == "share"
    assert found.method == "Wilson score interval, 95%"
    assert [found.n, found.numerator, found.denominator] == [np.array(each) for each in (10, 3, 10)]
    assert found.note == ""


def test_one_total_serves_a_column() -> None:
    assert wilson([1, 2, 3], 4).value.tolist() == [0.25, 0.5, 0.75]


def test_the_ends_are_exact() -> None:
    found = wilson([0, 7], [7, 7])
    assert found.sampling is not None
    assert float(found.sampling.low[0]) == 0.0
    assert float(found.sampling.high[1]) == 1.0


def test_more_confidence_is_wider() -> None:
    narrow, wide = wilson(3, 10, confidence=0.8).sampling, wilson(3, 10, confidence=0.99).sampling
    assert narrow is not None
    assert wide is not None
    assert wide.low < narrow.low < narrow.high < wide.high


@pytest.mark.parametrize(
    ("successes", "trials", "message"),
    [
        (5, 4, "more successes than trials"),
        ([1, -2, -3], [4, 4, 4], r"successes: 2 of 3 values are negative \(the first at position 1\)"),
        (1, -4, "trials is negative"),
        (float("nan"), 4, "successes is missing or infinite"),
        (1, float("inf"), "trials is missing or infinite"),
        (1.5, 4, "successes is not whole"),
        ([1, 2], [3, 4, 5], "columns of different lengths: successes 2, trials 3"),
        ([[1]], [[2]], "successes has 2 dimensions"),
        (2.0**54, 2.0**55, "too large to be counted exactly"),
    ],
)
def test_it_refuses(successes: object, trials: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        wilson(successes, trials)  # type: ignore[arg-type]


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95.0, -0.5, float("nan")])
def test_it_refuses_a_confidence_that_is_none(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence must lie between 0 and 1"):
        wilson(1, 2, confidence=confidence)


def test_a_masked_cell_is_not_read_as_what_lies_under_it() -> None:
    with pytest.raises(ValueError, match="successes: 1 of 2 values are missing"):
        wilson(np.ma.array([1, 1], mask=[False, True]), 2)


def test_the_input_is_not_shared() -> None:
    given = np.array([1.0, 2.0])
    found = wilson(given, 4)
    given[0] = 3.0
    assert found.numerator is not None
    assert found.numerator.tolist() == [1.0, 2.0]
