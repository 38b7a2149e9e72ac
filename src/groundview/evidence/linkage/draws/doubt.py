"""The model's own doubt: how much its odds may be off as a whole, which differs from draw to draw."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.linkage.clusters.rules import LinkRules

Real = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shifts:
    """For each draw: bits added to every log2 odds (`shift`), what they are multiplied by before that (`warmth`), and
    the log odds, beside the usual, with which records that say little have another record (`missed`: draws, details
    said)."""

    shift: Real
    warmth: Real
    missed: Real


def shifts(draws: int, rules: LinkRules, random: np.random.Generator) -> Shifts:
    """Normal shifts and lognormal warmths about what was measured, in random order. They stand at evenly spaced
    quantiles, so that twenty draws always span what twenty draws span on average."""
    normal = NormalDist()
    quantiles = np.array([normal.inv_cdf((draw + 0.5) / draws) for draw in range(draws)])
    return Shifts(
        rules.shift + rules.shift_doubt * random.permutation(quantiles),
        rules.warmth * np.exp(rules.warmth_doubt * random.permutation(quantiles)),
        np.array(rules.missed) + np.outer(random.permutation(quantiles), rules.missed_doubt),
    )
