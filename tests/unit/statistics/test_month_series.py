"""Months in a row: a month that is not there is a gap."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.series import align


def test_a_missing_month_is_a_gap_and_never_a_zero() -> None:
    calendar, values = align(["2025-06", "2025-02", "2025-04"], [6, 0, 4], first="2025-02", last="2025-06")
    assert calendar.astype(str).tolist() == ["2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]
    np.testing.assert_array_equal(values, [0, np.nan, 4, np.nan, 6])


def test_a_year_turns() -> None:
    calendar, _ = align(["2024-12"], [1], first="2024-11", last="2025-01")
    assert calendar.astype(str).tolist() == ["2024-11", "2024-12", "2025-01"]


def test_nothing_seen_is_all_gaps() -> None:
    _, values = align([], [], first="2025-01", last="2025-03")
    assert np.isnan(values).all()
    assert values.shape == (3,)


def test_a_masked_value_is_a_gap() -> None:
    _, values = align(
        ["2025-01", "2025-02"], np.ma.array([7, 8], mask=[False, True]), first="2025-01", last="2025-02"
    )
    np.testing.assert_array_equal(values, [7, np.nan])


@pytest.mark.parametrize(
    ("months", "values", "message"),
    [
        (["2025-01", "2025-01"], [1, 2], "comes twice"),
        (["2024-12"], [1], "months outside 2025-01 to 2025-03"),
        (["2025-04"], [1], "months outside"),
        (["2025-01"], [1, 2], "1 months but 2 values"),
        (["NaT"], [1], "a month is missing"),
    ],
)
def test_it_refuses(months: list[str], values: list[int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        align(months, values, first="2025-01", last="2025-03")


def test_the_last_month_does_not_come_first() -> None:
    with pytest.raises(ValueError, match="comes before the first"):
        align([], [], first="2025-02", last="2025-01")
