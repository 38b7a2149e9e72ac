"""How often tests of space and time reject where the two have nothing to do with each other, and where some events are
followed close by; and how often Ripley's K rejects, and its envelope leaves out, points at random.

Run: PYTHONPATH=src python benchmarks/coverage/coverage_near_repeat.py [SEEDS]
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.knox import knox
from groundview.statistics.near_repeat.mantel import Closeness, mantel
from groundview.statistics.near_repeat.shuffles import Shuffles
from groundview.statistics.near_repeat.space_time_k import Extent, space_time_k
from groundview.statistics.point_patterns.ripley import Correction, Simulations, ripley_k
from groundview.statistics.point_patterns.window import Window

SEEDS = 2000
BANDS = Bands.of([0, 50, 150, 300], [0, 7, 14, 28])
SIDE = 3000.0
RING = [[(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)], [(900, 900), (900, 2100), (2100, 2100), (2100, 900)]]

Column = NDArray[np.float64]


def city(seed: int, many: int, crowded: bool, planted: float) -> Column:
    """Events at random or crowded about 20 places, most of them in one season; a share of them is followed by one more,
    some 15 m away within five days. Shape (3, events): x, y and day."""
    random = np.random.default_rng(seed)
    places = random.uniform(0, SIDE, (2, many))
    if crowded:
        places = places[:, random.integers(0, 20, many)] + random.normal(0, 150, (2, many))
    days = np.floor(365 * random.beta(2, 3, many))
    follow = random.choice(many, round(planted * many), replace=False)
    near = places[:, follow] + random.normal(0, 15, (2, follow.size))
    soon = days[follow] + random.integers(0, 5, follow.size)
    return np.vstack([np.hstack([places, near]), np.append(days, soon)])


def rejected(seed: int, events: Column) -> list[bool]:
    """Whether p is .05 or less in the nearest cell, in any cell of the table, by Mantel and by the space-time K; and
    whether the envelope of the nearest cell leaves its ratio out. Where nothing can be seen nothing is rejected."""
    shuffles = Shuffles(seed, 199)
    table = knox(*events, bands=BANDS, shuffles=shuffles)
    test = mantel(*events, closeness=Closeness(50, 5), shuffles=shuffles)
    k = space_time_k(*events, bands=BANDS, extent=Extent(SIDE**2, 365), shuffles=shuffles)
    ratio, low, high = table.ratio_to_mean[0, 0], table.chance.low[0, 0], table.chance.high[0, 0]
    return [
        table.p[0, 0] <= 0.05,
        np.nanmin(table.p_table) <= 0.05,
        test.p <= 0.05,
        k.p <= 0.05,
        bool(ratio < low or ratio > high),
    ]


def tests_of_time(seeds: int) -> None:
    """Prints the first table."""
    print(
        "| events | places | followed | nearest cell | any cell | Mantel | space-time K | outside the envelope |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for many in (100, 400):
        for crowded in (False, True):
            for planted in (0.0, 0.05):
                marks = [rejected(seed, city(seed, many, crowded, planted)) for seed in range(seeds)]
                shares = " | ".join(f"{share:.3f}" for share in np.mean(marks, axis=0))
                print(
                    f"| {many} | {'crowded' if crowded else 'at random'} | {planted:.0%} | {shares} |",
                    flush=True,
                )


def tests_of_places(seeds: int) -> None:
    """Prints the second table."""
    window, radii = Window.of(RING), np.linspace(50, 450, 5)
    print(
        "| points | correction | p below .05 | outside the envelope at 50 m | 250 m | 450 m | K / pi r^2, 450 m |"
    )
    print("|---|---|---|---|---|---|---|")
    corrections: tuple[Correction, ...] = ("isotropic", "border", "none")
    for many in (50, 200):
        for correction in corrections:
            marks = [marked(seed, many, window, radii, correction) for seed in range(seeds)]
            shares = " | ".join(f"{share:.3f}" for share in np.nanmean(marks, axis=0))
            print(f"| {many} | {correction} | {shares} |", flush=True)


def marked(seed: int, many: int, window: Window, radii: Column, correction: Correction) -> list[float]:
    """Whether Ripley's K rejects points at random, where the envelope leaves L out, and K over what it should be."""
    x, y = window.drawn(many, np.random.default_rng(seed))
    found = ripley_k(x, y, radii, window, correction=correction, simulations=Simulations(seed + 10**6, 99))
    assert found.chance is not None
    assert found.p is not None
    outside = (found.root < found.chance.low) | (found.root > found.chance.high)
    return [found.p <= 0.05, *outside[::2].astype(float), float(found.k[-1] / (np.pi * radii[-1] ** 2))]


if __name__ == "__main__":
    many_seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    tests_of_time(many_seeds)
    print()
    tests_of_places(many_seeds // 4)
