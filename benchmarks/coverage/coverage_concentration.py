"""How often the intervals of Gini and top share cover the figure of the whole from which places are drawn.

Rates are gamma, counts Poisson; the truth is the figure of 4,000,000 such places.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_concentration.py
"""

from __future__ import annotations

import numpy as np

from groundview.statistics.estimate import Estimate
from groundview.statistics.inequality import gini, gini_adjusted, top_share

SEEDS = 1000
REPLICATES = 1000


def figures(seed: int, shape: float, mean: float, places: int) -> list[Estimate]:
    """The three figures of so many drawn places."""
    random = np.random.default_rng(seed)
    events = random.poisson(random.gamma(shape, mean / shape, places))
    return [
        gini(events, seed=seed, replicates=REPLICATES),
        gini_adjusted(events, seed=seed, replicates=REPLICATES),
        top_share(events, 0.05, seed=seed, replicates=REPLICATES),
    ]


def held(found: list[Estimate], truths: list[float]) -> list[float]:
    """1 where the interval holds the truth, NaN where there is no interval."""
    marks = []
    for figure, truth in zip(found, truths, strict=True):
        assert figure.sampling is not None
        inside = bool(figure.sampling.low <= truth <= figure.sampling.high)
        marks.append(np.nan if np.isnan(figure.sampling.low) else float(inside))
    return marks


def main() -> None:
    """Prints the table."""
    print("| shape of the rates | events a place | places | Gini | generalised Gini | top 5% | no interval |")
    print("|---|---|---|---|---|---|---|")
    for shape, mean in ((0.5, 20.0), (0.5, 0.5), (2.0, 5.0)):
        truths = [float(each.value) for each in figures(10**6, shape, mean, 4_000_000)]
        for places in (50, 268, 2000):
            marks = [held(figures(seed, shape, mean, places), truths) for seed in range(SEEDS)]
            covers = " | ".join(f"{part:.3f}" for part in np.nanmean(marks, axis=0))
            absent = float(np.mean(np.isnan(np.array(marks)[:, 0])))
            print(f"| {shape} | {mean} | {places} | {covers} | {absent:.3f} |")


if __name__ == "__main__":
    main()
