"""Aoristic weights against a count of every single minute of every window, in exact fractions."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.statistics.time_windows.aoristic import aoristic

MONDAY_FIRST = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMED = {
    "hour": lambda at: f"{at:%H}:00",
    "weekday": lambda at: MONDAY_FIRST[at.weekday()],
    "hour_of_week": lambda at: f"{MONDAY_FIRST[at.weekday()]} {at:%H}:00",
    "month": lambda at: f"{at:%Y-%m}",
}
WINDOW = st.tuples(st.integers(0, 70_000), st.integers(0, 1440))


@settings(deadline=None, max_examples=60)
@given(windows=st.lists(WINDOW, min_size=1, max_size=4), by=st.sampled_from(sorted(NAMED)))
def test_every_minute_is_counted_once(windows: list[tuple[int, int]], by: str) -> None:
    epoch = datetime(2024, 1, 20)
    begins = [epoch + timedelta(minutes=start) for start, _ in windows]
    found = aoristic(
        begins,
        [at + timedelta(minutes=length) for at, (_, length) in zip(begins, windows, strict=True)],
        by=by,
    )
    shares: Counter[str] = Counter()
    squares: Counter[str] = Counter()
    certain: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    for at, (_, length) in zip(begins, windows, strict=True):
        minutes = Counter(NAMED[by](at + timedelta(minutes=i)) for i in range(max(length, 1)))
        for cell, many in minutes.items():
            share = Fraction(many, max(length, 1))
            shares[cell] += share  # type: ignore[assignment]
            squares[cell] += share * (1 - share)  # type: ignore[assignment]
            possible[cell] += 1
            certain[cell] += share == 1
    assert set(shares) <= set(found.cells)
    assert found.counts.evidence is not None
    assert found.counts.sampling is not None
    np.testing.assert_allclose(found.counts.value, [float(shares[cell]) for cell in found.cells], atol=1e-12)
    assert found.counts.evidence.high.tolist() == [possible[cell] for cell in found.cells]
    assert found.counts.evidence.low.tolist() == [certain[cell] for cell in found.cells]
    for i, cell in enumerate(found.cells):
        reach = 1.959964 * float(squares[cell]) ** 0.5 + 0.5 * (squares[cell] > 0)
        high = min(np.floor(float(shares[cell]) + reach + 1e-9), possible[cell])
        assert float(found.counts.sampling.high[i]) == pytest.approx(max(high, float(shares[cell])))
