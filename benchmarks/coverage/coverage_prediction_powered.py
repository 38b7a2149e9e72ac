"""How often prediction-powered shares cover, and how wide they are beside the coded cases alone.

A fixed whole of 20,000 cases, of which samples are drawn again and again: an outcome that is so in a share of them, and
a rule that says yes, unsure or no. A sample is a table of how many of each kind were drawn, so that equal samples are
worked out once. Run: PYTHONPATH=src python benchmarks/coverage/coverage_prediction_powered.py [SAMPLES [DESIGN]]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.prediction_powered.coded import Coded
from groundview.statistics.prediction_powered.design import Design
from groundview.statistics.prediction_powered.interval import kinds_of
from groundview.statistics.prediction_powered.line import Line
from groundview.statistics.prediction_powered.predictions import Predictions
from groundview.statistics.prediction_powered.score import Kinds, score_bounds

CASES = 20_000
SIZES = (100, 300, 1000)
PREVALENCES = (0.02, 0.05, 0.1, 0.2, 0.5)
RULES = {
    "useless": ((0.3, 0.0), (0.3, 0.0)),
    "weak": ((0.5, 0.1), (0.25, 0.1)),
    "fair": ((0.7, 0.1), (0.1, 0.1)),
    "good": ((0.9, 0.05), (0.02, 0.05)),
    "misses half": ((0.5, 0.0), (0.0, 0.0)),
    "perfect": ((1.0, 0.0), (0.0, 0.0)),
    "backwards": ((0.1, 0.05), (0.9, 0.05)),
}
"""The chances of yes and of unsure: where it is so, and where it is not."""
PARTS = (0.5, 0.3, 0.15, 0.05)
ODDS = (0.5, 1.0, 2.0, 4.0)
"""The strata: their parts of the whole, and the odds of the outcome in each beside one another."""
DESIGNS = ("simple", "strata")
SAYS = np.array([1.0, 0.5, 0.0])
REACH = NormalDist().inv_cdf(0.975)
Whole = NDArray[np.int64]
Bounds = tuple[NDArray[np.float64], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class World:
    """The whole as a table of numbers, shape (strata, 2, 3): not so and so, by what the rule says."""

    table: Whole

    @property
    def truth(self) -> float:
        """The share of the whole that is so."""
        return float(self.table[:, 1].sum() / self.table.sum())

    @property
    def cases(self) -> Whole:
        """Cases of each stratum."""
        return np.asarray(self.table.sum(axis=(1, 2)))

    @property
    def predictions(self) -> Predictions:
        """What the rule says of the whole."""
        strata = np.repeat(np.arange(len(self.table)), 3)
        return Predictions.of(
            np.tile(SAYS, len(self.table)), strata=strata, alike=self.table.sum(axis=1).ravel()
        )


def world(prevalence: float, rule: str, *, strata: bool) -> World:
    """A whole in which everything is as frequent as it is likely."""
    parts, odds = (np.array(PARTS), np.array(ODDS)) if strata else (np.ones(1), np.ones(1))
    low, high = 1e-9, 1e9
    for _ in range(200):
        level = (low * high) ** 0.5
        chances = level * odds / (1 + level * odds)
        low, high = (level, high) if parts @ chances < prevalence else (low, level)
    so = np.stack([1 - chances, chances], axis=1)[:, :, None]
    says = np.array([(yes, unsure, 1 - yes - unsure) for yes, unsure in RULES[rule][::-1]])
    return World(np.rint(CASES * parts[:, None, None] * so * says).astype(np.int64))


def drawn(whole: World, n: int, samples: int) -> tuple[Whole, Whole]:
    """The different samples that were drawn, as tables, and how often each was."""
    random = np.random.default_rng(n)
    pulls = np.sqrt(whole.cases)
    given = np.rint(n * pulls / pulls.sum()).astype(np.int64)
    given[0] += n - given.sum()
    tables = [
        random.multivariate_hypergeometric(part.ravel(), many, size=samples)
        for part, many in zip(whole.table, given, strict=True)
    ]
    return np.unique(np.stack(tables, axis=1), axis=0, return_counts=True)


def coded_of(table: Whole, whole: World) -> Coded:
    """The coded cases of which this is the table."""
    stratum, so, says = (np.repeat(where.ravel(), table.ravel()) for where in np.indices(whole.table.shape))
    design = Design(strata=stratum)
    return Coded.of(so.astype(np.float64), SAYS[says], whole.cases, design, finite=True)


def intervals(samples: Whole, whole: World, predictions: Predictions | None) -> Bounds:
    """The low and high of every sample; all at once, since the search for bounds costs as much for one as for many."""
    values, added, each = [], [], []
    for table in samples:
        coded = coded_of(table, whole)
        line = Line.of(coded, predictions)
        values.append(float(line.weight @ coded.outcome))
        added.append(line.added)
        each.append(kinds_of(coded, line))
    most = max(kinds.number.size for kinds in each)
    # Kinds that a sample lacks weigh nothing.
    padded = Kinds(
        *(
            np.stack([np.pad(part, (0, most - part.size)) for part in parts])
            for parts in zip(*each, strict=True)
        )
    )
    low, high = score_bounds(np.array(values), padded, reach=REACH, added=np.array(added))
    value = np.clip(values, 0.0, 1.0)
    return np.minimum(low, value), np.maximum(high, value)


@dataclass(frozen=True, slots=True)
class Found:
    """How often the calibrated and the classical interval cover, and the mean width of one over that of the other."""

    covers: float
    alone: float
    ratio: float


def found(whole: World, n: int, samples: int) -> Found:
    """What many samples of one size show."""
    tables, often = drawn(whole, n, samples)
    weight = often / often.sum()
    low, high = intervals(tables.reshape(-1, *whole.table.shape), whole, whole.predictions)
    alone_low, alone_high = intervals(tables.reshape(-1, *whole.table.shape), whole, None)
    covers, alone = (
        float(weight @ ((a <= whole.truth) & (whole.truth <= b)))
        for a, b in ((low, high), (alone_low, alone_high))
    )
    return Found(covers, alone, float(weight @ (high - low) / (weight @ (alone_high - alone_low))))


def main(samples: int, designs: Sequence[str] = DESIGNS) -> None:
    """Prints a row a design, rule and prevalence: for every n, coverage, classical coverage and the ratio of widths."""
    print(
        f"| design | rule | prevalence | {' | '.join(f'n = {n}' for n in SIZES)} |\n|---|---|---|---|---|---|"
    )
    every = []
    for how, rule, prevalence in product(designs, RULES, PREVALENCES):
        whole = world(prevalence, rule, strata=how == "strata")
        row = [found(whole, n, samples) for n in SIZES]
        every += row
        shown = " | ".join(f"{one.covers:.3f}, {one.alone:.3f}, {one.ratio:.2f}" for one in row)
        print(f"| {how} | {rule} | {prevalence} | {shown} |", flush=True)
    covers = [one.covers for one in every]
    print(
        f"\n{len(every)} settings: covers {min(covers):.3f} to {max(covers):.3f}, mean {np.mean(covers):.3f};"
    )
    print(f"width over classical at most {max(one.ratio for one in every):.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000, sys.argv[2:] or DESIGNS)
