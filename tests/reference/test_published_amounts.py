"""Medians and trimmed means against published values."""

from __future__ import annotations

import pytest

from groundview.statistics.medians import median
from groundview.statistics.trimmed_means import trimmed_mean

SELF_AWARENESS = (
    77,
    87,
    88,
    114,
    151,
    210,
    219,
    246,
    253,
    262,
    296,
    299,
    306,
    376,
    428,
    515,
    666,
    1310,
    2611,
)
"""Dana (1990), as Wilcox prints them: Introduction to Robust Estimation and Hypothesis Testing, chapters 3 and 4."""


def test_trimmed_mean_of_wilcox() -> None:
    """20% trimmed mean 282.7 with error 56.1, interval (160.4, 405.0)."""
    found = trimmed_mean(SELF_AWARENESS, share=0.2, unit="seconds")
    assert float(found.value) == pytest.approx(282.69, abs=0.005)
    assert found.sampling
    assert float(found.sampling.low) == pytest.approx(160.39, abs=0.005)
    assert float(found.sampling.high) == pytest.approx(404.99, abs=0.005)


@pytest.mark.parametrize(("n", "from_below"), [(6, 1), (10, 2), (20, 6), (50, 18), (100, 40)])
def test_order_statistics_of_the_tables(n: int, from_below: int) -> None:
    """Which of n in order hold the median with at least 95%: the usual tables, as in Conover, Practical Nonparametric
    Statistics."""
    found = median(range(1, n + 1), unit="").sampling
    assert found
    assert (float(found.low), float(found.high)) == (from_below, n + 1 - from_below)
