"""How often counts completed from lost and coarse places hold the true count, and Rubin's interval the true mean.

Eight areas in two halves, events Poisson with means 5 to 120 (times `size`); a part of the events is known only to its
half, an equal part not at all. "Tilted": events are lost half as often in half the areas, so that what is
located misleads. Beside it Poisson's interval of the mean completed count, as if it had been counted.
Run: PYTHONPATH=src python benchmarks/coverage/coverage_location_doubt.py [SEEDS]
"""

from __future__ import annotations

import sys

import numpy as np

from groundview.statistics.location_doubt.combined import rubin
from groundview.statistics.location_doubt.completions import completed, completed_counts, counts_in_or_out
from groundview.statistics.location_doubt.whereabouts import Whereabouts

MEANS = np.array([5, 8, 20, 60, 10, 15, 40, 120.0])
ROWS = ([0, 8, 12, 16], [*range(8), *range(8)])
TILT = np.tile([1.0, 0.5], 4)


def one(seed: int, size: float, lost: float, *, tilted: bool, learn: bool) -> list[float]:
    """What covers in one drawn town: range, bounds, Rubin's interval, and the interval that ignores the doubt."""
    random = np.random.default_rng(seed)
    means = MEANS * size
    truth = random.poisson(means)
    part = lost * (TILT if tilted else 1.0)
    nowhere = random.binomial(truth, part)
    coarse = random.binomial(truth - nowhere, part / (1 - part))
    halves = coarse.reshape(2, 4).sum(axis=1)
    places = Whereabouts.of(truth - nowhere - coarse, [nowhere.sum(), *halves], ROWS, 1.0)
    drawn = completed(places, draws=100, seed=seed, learn=learn)
    within, bounds = completed_counts(places, drawn).evidence, counts_in_or_out(places).evidence
    assert within is not None
    assert bounds is not None
    # The logarithm of a count of 0 has no variance: half an event is added, as is usual.
    both = rubin(np.log(drawn + 0.5), 1 / (drawn + 0.5), unit="log count").sampling
    assert both is not None
    middle, target = drawn.mean(axis=0), np.log(means)
    naive = np.abs(np.log(middle + 0.5) - target) <= 1.96 / np.sqrt(middle + 0.5)
    return [
        float(np.mean(each))
        for each in (
            (within.low <= truth) & (truth <= within.high),
            (bounds.low <= truth) & (truth <= bounds.high),
            (both.low <= target) & (target <= both.high),
            naive,
        )
    ]


def main() -> None:
    """Prints the table."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(
        "| size | lost, and coarse | weights | lost alike | range covers | bounds cover | Rubin covers ",
        end="",
    )
    print("| doubt ignored |\n|" + "---|" * 8)
    for size in (1.0, 5.0):
        for lost in (0.1, 0.3):
            for learn, tilted in ((True, False), (False, False), (True, True)):
                drawn = [one(seed, size, lost, tilted=tilted, learn=learn) for seed in range(seeds)]
                shown = " | ".join(f"{each:.3f}" for each in np.mean(drawn, axis=0))
                said = f"{'learnt' if learn else 'equal'} | {'tilted' if tilted else 'yes'}"
                print(f"| {size:g} | {lost:g}, {lost:g} | {said} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
