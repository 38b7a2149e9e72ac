"""How often the intervals of smoothed rates cover the true rate, and how much nearer the truth they are.

True rates are gamma with a given coefficient of variation, exposures uniform from 500 to 2,500, events
Poisson; the neighbours are three on either side in a ring. Run: PYTHONPATH=src python
benchmarks/coverage/coverage_smoothing.py
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.estimate import Estimate
from groundview.statistics.rates import rate
from groundview.statistics.smoothing import empirical_bayes, spatial_empirical_bayes

SEEDS = 400
REACH = 3


def ring(areas: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Neighbours as compressed rows: each area, and three on either side."""
    near = (np.arange(areas)[:, None] + np.arange(-REACH, REACH + 1)) % areas
    width = 2 * REACH + 1
    return np.arange(0, areas * width + 1, width), near.ravel()


def scores(found: Estimate, truth: NDArray[np.float64]) -> tuple[float, float]:
    """The share of areas whose interval holds the truth, and the mean squared error."""
    assert found.sampling is not None
    held = (found.sampling.low <= truth) & (truth <= found.sampling.high)
    return float(np.mean(held)), float(np.mean((found.value - truth) ** 2))


def one(seed: int, areas: int, spread: float, expected: float) -> list[float]:
    """Coverage and squared error of the raw, the global and the local rates of one drawn city."""
    random = np.random.default_rng(seed)
    exposure = random.integers(500, 2500, areas)
    truth = random.gamma(spread**-2, expected / 1500 * spread**2, areas)
    events = random.poisson(exposure * truth)
    figures = (
        rate(events, exposure, unit="x", per=1),
        empirical_bayes(events, exposure, unit="x", per=1),
        spatial_empirical_bayes(events, exposure, ring(areas), unit="x", per=1),
    )
    return [part for figure in figures for part in scores(figure, truth)]


def main() -> None:
    """Prints the table."""
    print("| areas | variation | events an area | raw covers | global covers | local covers |", end="")
    print(" error, global / raw | error, local / raw |\n|---|---|---|---|---|---|---|---|")
    for areas in (10, 50, 268):
        for spread in (0.1, 0.3, 1.0):
            for expected in (2.0, 20.0):
                drawn = [one(seed, areas, spread, expected) for seed in range(SEEDS)]
                raw, e0, both, e1, near, e2 = np.mean(drawn, axis=0)
                shown = f"| {areas} | {spread} | {expected:.0f} | {raw:.3f} | {both:.3f} | {near:.3f} "
                print(f"{shown}| {e1 / e0:.2f} | {e2 / e0:.2f} |")


if __name__ == "__main__":
    main()
