"""Calibrated shares with a rule that is fitted to the coded cases themselves cover, and good criteria narrow them.

A small world of arrays: 4,000 cases, five criteria that say yes, no or nothing, each wrong in its own way. The same on
a synthetic city, from its extracts, is benchmarks/attribution/calibrated_covers.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.evidence.attribution.calibrate.cells import Cell
from groundview.evidence.attribution.calibrate.judged import Judged
from groundview.evidence.attribution.calibrate.rule import rule_of
from groundview.evidence.attribution.calibrate.share import Help, Shares, shares_of

CASES, CODED, SAMPLES = 4000, 250, 120
Column = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class World:
    """Cases: what is true, their pattern and stratum; patterns: their answers, and what is decided of them."""

    true: Column
    pattern: Whole
    stratum: Whole
    features: Column
    decided: Column


def world(right: float) -> World:
    """`right` is how often a criterion that says anything is right; one in four says nothing."""
    random = np.random.default_rng(12)
    true = (random.random(CASES) < 0.2).astype(float)
    said = np.where(random.random((CASES, 5)) < right, true[:, None], 1 - true[:, None])
    said[random.random((CASES, 5)) < 0.25] = 0.5
    features, pattern = np.unique(said, axis=0, return_inverse=True)
    decided = features[:, 0]
    return World(true, pattern.ravel(), (2 * decided[pattern.ravel()]).astype(np.int64), features, decided)


def study(here: World, stratum: Whole, seed: int) -> Shares:
    """One sample, as many from each stratum."""
    random = np.random.default_rng(seed)
    parts = np.unique(stratum)
    each = CODED // parts.size
    rows = np.concatenate(
        [random.choice(np.flatnonzero(stratum == one), each, replace=False) for one in parts]
    )
    met, never = here.true[rows], np.zeros(rows.size, dtype=bool)
    coded = Judged(rows, met, met, met, never, here.pattern[rows], stratum[rows], None)
    kinds, cases = np.unique(np.stack([here.pattern, stratum]), axis=1, return_counts=True)
    rule = rule_of(coded, here.features, here.decided)
    cell = Cell(("", "", "", ""), rows, kinds[0], kinds[1], cases)
    return shares_of(cell, coded, Help(rule.coded, rule.patterns[kinds[0]]))


@pytest.mark.parametrize("strata", [False, True])
@pytest.mark.parametrize(("right", "narrower"), [(0.9, 0.75), (0.5, 1.02)])
def test_they_cover_and_good_criteria_narrow_them(right: float, narrower: float, *, strata: bool) -> None:
    """95 in 100, less three binomial errors of 120 samples (6); criteria right nine times in ten narrow it by a
    quarter and more, and criteria that are guesses widen it by a fiftieth at most."""
    here = world(right)
    stratum = here.stratum if strata else np.zeros(CASES, dtype=np.int64)
    made = [study(here, stratum, seed) for seed in range(SAMPLES)]
    ends = np.array(
        [
            [float(one.sampling.low), float(one.sampling.high)]
            for pair in made
            for one in (pair.calibrated, pair.classical)
            if one.sampling
        ]
    ).reshape(SAMPLES, 2, 2)
    truth = float(here.true.mean())
    covered = np.mean((ends[:, 0, 0] <= truth) & (truth <= ends[:, 0, 1]))
    assert covered >= 0.95 - 0.06
    calibrated, alone = np.ptp(ends, axis=2).mean(axis=0)
    assert calibrated <= narrower * alone
