"""How often calibrated shares hold the truth, and how much narrower they are than the coded cases alone.

One synthetic city is run as a study is. Of every context with enough cases, samples are drawn again and again, simply
or in the strata of `groundview code sample`; coders answer what is true; the rule is fitted to the sample from the
criteria as the records have them, errors and all. Fixed cases, many samples: what the interval speaks of.
Run: python benchmarks/attribution/calibrated_covers.py [SAMPLES [DIRT]]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from coded_worlds import Numbers, World, worlds

from groundview.evidence.attribution.calibrate.cells import Cell
from groundview.evidence.attribution.calibrate.judged import Judged
from groundview.evidence.attribution.calibrate.rule import rule_of
from groundview.evidence.attribution.calibrate.share import Help, shares_of
from groundview.statistics.estimate import Interval
from groundview.synth.dials import Dials

SIZES = (100, 300, 1000)
MOST = 0.5
"""The largest part of the cases that is drawn: of those coded nothing is in doubt, and little would be left to see."""
HEADINGS = (
    "context", "definition", "cases", "true", "design", "coded", "rule", "covers", "alone", "width / alone",
    "/ simple alone", "at most",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """A definition in a world and how its cases are drawn; `cell` is all of them, in the strata they are counted in."""

    world: World
    name: str
    strata: bool
    stratum: Numbers
    cell: Cell

    @classmethod
    def of(cls, world: World, name: str, *, strata: bool) -> Setting:
        """All cases of a world under a definition."""
        stratum = world.stratum if strata else np.zeros_like(world.stratum)
        kinds, cases = np.unique(np.stack([world.pattern, stratum]), axis=1, return_counts=True)
        cell = Cell(("", "", "", ""), np.arange(0), kinds[0], kinds[1], cases.astype(np.int64))
        return cls(world, name, strata, stratum, cell)

    @property
    def true(self) -> float:
        """The share of which it is true."""
        return float(self.world.truth[self.name].mean())

    def study(self, n: int, seed: int) -> tuple[float, ...]:
        """The bounds of the calibrated share and of the coded cases alone, and the rule's correlation with the truth
        over all cases."""
        rows = self.world.drawn(n, strata=self.strata, seed=seed)
        met = self.world.truth[self.name][rows].astype(np.float64)
        once, pattern = np.zeros(rows.size, dtype=bool), self.world.pattern[rows]
        coded = Judged(rows, met, met, met, once, pattern, self.stratum[rows], None)
        rule = rule_of(coded, self.world.features, self.world.decided[self.name])
        made = shares_of(self.cell, coded, Help(rule.coded, rule.patterns[self.cell.pattern]))
        said, true = rule.patterns[self.world.pattern], self.world.truth[self.name]
        good = float(np.corrcoef(said, true)[0, 1]) if said.std() > 0 and true.std() > 0 else 0.0
        return (*_ends(made.calibrated.sampling), *_ends(made.classical.sampling), good)


def _ends(interval: Interval | None) -> tuple[float, float]:
    assert interval
    return float(interval.low), float(interval.high)


@dataclass(frozen=True, slots=True)
class Found:
    """What many samples show: how often both intervals cover, their mean widths, how good the rule is, the most that
    the calibrated interval of a sample was wide in relation to that of its coded cases alone."""

    covers: float
    alone: float
    width: float
    width_alone: float
    good: float
    at_most: float


def found(setting: Setting, n: int, samples: int) -> Found:
    """Draws so many samples of a size."""
    each = [setting.study(n, seed) for seed in range(samples)]
    low, high, alone_low, alone_high, good = np.array(each).T
    covers, alone = (
        float(np.mean((a <= setting.true) & (setting.true <= b)))
        for a, b in ((low, high), (alone_low, alone_high))
    )
    widths = high - low, alone_high - alone_low
    return Found(
        covers, alone, widths[0].mean(), widths[1].mean(), good.mean(), float(np.max(widths[0] / widths[1]))
    )


def rows(world: World, name: str, samples: int) -> Iterator[tuple[str, ...]]:
    """The rows of a definition in a context: simple and stratified, by size."""
    simple, strata = (Setting.of(world, name, strata=strata) for strata in (False, True))
    cases = world.pattern.size
    for n in (n for n in SIZES if n <= MOST * cases):
        plain = found(simple, n, samples)
        for how, one in (("simple", plain), ("strata", found(strata, n, samples))):
            first = (world.context, name, f"{cases:,}", f"{simple.true:.3f}", how, str(n), f"{one.good:.2f}")
            ratios = (one.width / one.width_alone, one.width / plain.width_alone, one.at_most)
            yield (*first, f"{one.covers:.3f}", f"{one.alone:.3f}", *(f"{ratio:.2f}" for ratio in ratios))


def main(samples: int, dirt: float) -> None:
    """Prints one row a context, definition, size and design."""
    print(f"| {' | '.join(HEADINGS)} |\n|{'---|' * len(HEADINGS)}")
    for world in worlds(Dials(dirt=dirt)):
        for name, true in world.truth.items():
            # Where it is true of none there is nothing to correlate with, and nothing to narrow.
            if true.any():
                for row in rows(world, name, samples):
                    print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
