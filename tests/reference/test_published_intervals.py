"""Published intervals for shares and counts, each named for its source."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.counts import exact_poisson
from groundview.statistics.proportions import wilson
from groundview.statistics.rates import rate


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_newcombe_1998_table_1_method_3(successes: int, trials: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, Wilson without continuity correction."""
    found = wilson(successes, trials)
    assert found.sampling is not None
    assert (round(float(found.sampling.low), 4), round(float(found.sampling.high), 4)) == (low, high)


@pytest.mark.parametrize(
    ("successes", "share", "low", "high"),
    [(50, 76.9, 65.4, 85.5), (51, 78.5, 67.0, 86.7), (19, 29.2, 19.6, 41.2)],
)
def test_the_brothels_of_the_police_foundation_study(
    successes: int, share: float, low: float, high: float
) -> None:
    """50, 51 and 19 of 65 premises: the study's 77%, 78% and 29%, with the intervals it did not print."""
    found = wilson(successes, 65)
    assert found.sampling is not None
    shown = [100 * float(part) for part in (found.value, found.sampling.low, found.sampling.high)]
    assert [round(part, 1) for part in shown] == [share, low, high]


GARWOOD = {
    0: (0.0, 3.69),
    1: (0.03, 5.57),
    2: (0.24, 7.22),
    3: (0.62, 8.77),
    4: (1.09, 10.24),
    5: (1.62, 11.67),
    6: (2.20, 13.06),
    7: (2.81, 14.42),
    8: (3.45, 15.76),
    9: (4.12, 17.08),
    10: (4.80, 18.39),
    20: (12.22, 30.89),
    30: (20.24, 42.83),
    50: (37.11, 65.92),
}
"""The usual two-decimal table of 95% limits, after Garwood (1936), Biometrika 28, 437-442."""


def test_garwood_1936_limits() -> None:
    found = exact_poisson(list(GARWOOD))
    assert found.sampling is not None
    shown = zip(np.round(found.sampling.low, 2), np.round(found.sampling.high, 2), strict=True)
    assert [(float(low), float(high)) for low, high in shown] == list(GARWOOD.values())


def test_a_rate_is_garwood_over_exposure() -> None:
    """Ten events in 2,000 residents: 5 per 1,000, between 4.795 / 2 and 18.390 / 2."""
    found = rate(10, 2000, unit="offences per 1,000 residents")
    assert found.sampling is not None
    assert float(found.value) == 5.0
    assert round(float(found.sampling.low), 3) == 2.398
    assert round(float(found.sampling.high), 3) == 9.195
