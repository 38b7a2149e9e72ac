"""Where space and time have nothing to do with each other, p below .05 comes up about once in twenty; planted near
repeats are found. `benchmarks/coverage/coverage_near_repeat.py` does the same with many seeds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.knox import knox
from groundview.statistics.near_repeat.mantel import Closeness, mantel
from groundview.statistics.near_repeat.shuffles import Shuffles
from groundview.statistics.near_repeat.space_time_k import Extent, space_time_k

BANDS = Bands.of([0, 50, 150, 300], [0, 7, 14, 28])


def city(seed: int, planted: int) -> NDArray[np.float64]:
    """200 events crowded about 20 places, most in one season, and some followed close by a few days later."""
    random = np.random.default_rng(seed)
    places = random.uniform(0, 3000, (2, 20))[:, random.integers(0, 20, 200)] + random.normal(
        0, 150, (2, 200)
    )
    days = np.floor(365 * random.beta(2, 3, 200))
    follow = random.choice(200, planted, replace=False)
    places = np.hstack([places, places[:, follow] + random.normal(0, 15, (2, planted))])
    return np.vstack([places, np.append(days, days[follow] + random.integers(0, 5, planted))])


def smallest(seed: int, planted: int) -> list[float]:
    """p of the nearest cell, of the whole table, of Mantel's test and of the space-time K."""
    events, shuffles = city(seed, planted), Shuffles(seed, 99)
    table = knox(*events, bands=BANDS, shuffles=shuffles)
    test = mantel(*events, closeness=Closeness(50, 5), shuffles=shuffles)
    k = space_time_k(*events, bands=BANDS, extent=Extent(9e6, 365), shuffles=shuffles)
    return [table.p[0, 0], float(table.p_table.min()), test.p, k.p]


def test_p_is_below_a_twentieth_about_once_in_twenty() -> None:
    rejected = np.mean([np.array(smallest(seed, 0)) <= 0.05 for seed in range(300)], axis=0)
    # 300 seeds: a standard error of .0126.
    assert np.all(rejected < 0.05 + 3.5 * 0.0126)
    assert np.all(rejected > 0.015)


def test_planted_repeats_are_found() -> None:
    found = np.mean([np.array(smallest(seed, 20)) <= 0.05 for seed in range(40)], axis=0)
    assert np.all(found > 0.9)
