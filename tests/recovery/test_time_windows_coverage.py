"""The number of events truly in an hour lies within its bounds as often as said, and a planted peak is found."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.time_windows.aoristic import aoristic

START = np.datetime64("2024-01-01", "s")


@pytest.mark.parametrize("events", [30, 1000])
def test_true_hours_are_covered(events: int) -> None:
    """Windows of up to 20 hours are laid about; the event lies anywhere in its own, all moments alike."""
    held = []
    for seed in range(300):
        random = np.random.default_rng(seed)
        begins = START + random.integers(0, 10**7, events)
        length = random.integers(1, 20 * 3600, events)
        true = begins + (random.uniform(size=events) * length).astype(np.int64)
        hours = np.bincount(true.astype(np.int64) // 3600 % 24, minlength=24)
        found = aoristic(begins, begins + length, by="hour").counts.sampling
        assert found is not None
        held.append((found.low <= hours) & (hours <= found.high))
    # Counts are whole numbers: with few events the bounds hold more than they promise.
    assert 0.945 <= np.mean(held) <= (0.99 if events < 100 else 0.965)


def test_a_night_peak_is_found_through_wide_windows() -> None:
    random = np.random.default_rng(1)
    true = START + random.integers(0, 300, 3000) * 86_400 + 3 * 3600 + random.integers(0, 3600, 3000)
    begins = true - random.integers(0, 6 * 3600, 3000)
    found = aoristic(begins, true + random.integers(1, 6 * 3600, 3000), by="hour")
    assert found.cells[int(np.argmax(found.counts.value))] == "03:00"
