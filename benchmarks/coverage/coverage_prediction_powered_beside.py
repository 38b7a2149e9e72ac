"""What stands beside the table of coverage_prediction_powered.py: the published interval, a range of rare outcomes, and
clusters.

Run: PYTHONPATH=src python benchmarks/coverage/coverage_prediction_powered_beside.py
"""

from __future__ import annotations

import numpy as np
from coverage_prediction_powered import SAYS, SIZES, World, drawn, found, world

from groundview.statistics.estimate import Estimate
from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.published import published_mean
from groundview.statistics.prediction_powered.share import calibrated_share, classical_share

SAMPLES = 1000
NEAR = np.linspace(0.01, 0.03, 9)
"""Prevalences about .02."""


def published(whole: World, n: int) -> float:
    """How often the normal interval of the papers covers."""
    tables, often = drawn(whole, n, SAMPLES)
    predictions, held = whole.predictions, 0
    for table, times in zip(tables.reshape(-1, 2, 3), often, strict=True):
        so, says = (np.repeat(where.ravel(), table.ravel()) for where in np.indices((2, 3)))
        held += times * holds(published_mean(so.astype(np.float64), SAYS[says], predictions), whole.truth)
    return held / SAMPLES


def holds(one: Estimate, truth: float) -> bool:
    """Whether an interval holds the truth."""
    assert one.sampling
    return bool(one.sampling.low <= truth <= one.sampling.high)


def clustered(series: int, size: int, seeds: int) -> tuple[float, float, float]:
    """How often the calibrated and the classical interval cover where whole series of cases alike are drawn, and the
    classical one that takes no note of series."""
    random = np.random.default_rng(1)
    chance = random.beta(0.4, 1.6, 4000)
    outcome = (random.random((4000, size)) < chance[:, None]).astype(np.float64)
    said = np.where(random.random(outcome.shape) < 0.85, outcome, 1 - outcome)
    truth, held = float(outcome.mean()), np.zeros(3)
    for seed in range(seeds):
        rows = np.random.default_rng(seed).choice(4000, series, replace=False)
        design = Design(clusters=np.repeat(rows, size))
        met, told = outcome[rows].ravel(), said[rows].ravel()
        made = (
            calibrated_share(met, told, said.ravel(), design=design),
            classical_share(met, outcome.size, design=design),
            classical_share(met, outcome.size),
        )
        held += [holds(one, truth) for one in made]
    covers, alone, naive = (held / seeds).tolist()
    return covers, alone, naive


def main() -> None:
    """Prints three tables."""
    print("| rule, prevalence | published, n = 100 | n = 300 | n = 1000 |\n|---|---|---|---|")
    for rule, prevalence in (("fair", 0.02), ("good", 0.02), ("misses half", 0.02), ("good", 0.2)):
        whole = world(prevalence, rule, strata=False)
        shown = " | ".join(f"{published(whole, n):.3f}" for n in SIZES)
        print(f"| {rule}, {prevalence} | {shown} |", flush=True)
    print("\n| rule, n = 100, prevalence .01 to .03 | covers on average | alone |\n|---|---|---|")
    for rule in ("useless", "fair", "good", "misses half", "backwards"):
        each = [found(world(one, rule, strata=False), 100, SAMPLES) for one in NEAR.tolist()]
        covers, alone = (np.mean([getattr(one, name) for one in each]) for name in ("covers", "alone"))
        print(f"| {rule} | {covers:.3f} | {alone:.3f} |", flush=True)
    print("\n| series of five drawn | covers | alone | alone, series forgotten |\n|---|---|---|---|")
    for series in (20, 60, 200):
        shown = " | ".join(f"{one:.3f}" for one in clustered(series, 5, SAMPLES))
        print(f"| {series} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
