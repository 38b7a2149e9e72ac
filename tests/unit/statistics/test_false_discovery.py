"""Adjusted probabilities by hand, and what is refused. Published values: tests/reference."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.false_discovery import benjamini_hochberg, benjamini_yekutieli


def test_by_hand() -> None:
    assert benjamini_hochberg([0.01, 0.04, 0.03, 0.005]).tolist() == pytest.approx([0.02, 0.04, 0.04, 0.02])
    harmonic = 1 + 1 / 2 + 1 / 3 + 1 / 4
    found = benjamini_yekutieli([0.01, 0.04, 0.03, 0.005])
    assert found.tolist() == pytest.approx(
        [0.02 * harmonic, 0.04 * harmonic, 0.04 * harmonic, 0.02 * harmonic]
    )


def test_what_was_not_tested_stays_so_and_does_not_count() -> None:
    found = benjamini_hochberg([0.01, np.nan, 0.02])
    np.testing.assert_allclose(found, [0.02, np.nan, 0.02])
    assert np.isnan(benjamini_hochberg([np.nan])).all()
    assert benjamini_yekutieli([]).tolist() == []


def test_tests_that_are_not_given_count_as_one() -> None:
    assert benjamini_hochberg([0.01], tests=1000).tolist() == [1.0]
    assert benjamini_hochberg([0.01], tests=4).tolist() == [0.04]
    with pytest.raises(ValueError, match="2 probabilities come of at least as many tests"):
        benjamini_hochberg([0.1, 0.2], tests=1)


@pytest.mark.parametrize("p", [-0.1, 1.1])
def test_a_probability_lies_between_0_and_1(p: float) -> None:
    with pytest.raises(ValueError, match="at position 1 it is"):
        benjamini_hochberg([0.5, p])
