"""The interval of a total covers it about as often as it says. A small version of
benchmarks/coverage/coverage_reporting_rate.py, by the same code."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "coverage" / "coverage_reporting_rate.py"


@pytest.mark.parametrize(("total", "rate", "asked"), [(50, 0.4, 100), (500, 0.1, 1000), (20_000, 0.4, 100)])
def test_a_surveys_base_and_a_count_cover_together(total: int, rate: float, asked: int) -> None:
    covered = runpy.run_path(str(SCRIPT))["with_base"](3, total, rate, asked, fixed=False, trials=4000)
    assert 0.94 <= covered <= 0.985


def test_the_spread_of_years_covers_where_the_rate_moves_along_a_line() -> None:
    covered = runpy.run_path(str(SCRIPT))["with_years"](4, 500, 0.4, 200, slope=-0.05, trials=600)
    assert 0.93 <= covered <= 0.99
