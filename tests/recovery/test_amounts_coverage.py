"""Intervals of medians and trimmed means of heavy-tailed losses hold the truth as often as they say."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.medians import median
from groundview.statistics.trimmed_means import trimmed_mean

SEEDS = range(1000)
SPREAD = 1.5
"""Of the logarithm of losses: a twentieth of them is more than half of the total."""


@pytest.mark.parametrize("size", [20, 100])
def test_medians_of_losses(size: int) -> None:
    held = [
        found.low <= 1 <= found.high
        for seed in SEEDS
        if (
            found := median(
                np.random.default_rng(seed).lognormal(sigma=SPREAD, size=size), unit="pounds"
            ).sampling
        )
    ]
    assert 0.945 <= np.mean(held) <= 0.985


@pytest.mark.parametrize("size", [50, 200])
def test_trimmed_means_of_losses(size: int) -> None:
    everything = np.sort(np.random.default_rng(99).lognormal(sigma=SPREAD, size=2_000_000))
    truth = everything[100_000:-100_000].mean()
    held = []
    for seed in SEEDS:
        losses = np.random.default_rng(seed).lognormal(sigma=SPREAD, size=size)
        found = trimmed_mean(losses, share=0.05, unit="pounds").sampling
        assert found
        held.append(found.low <= truth <= found.high)
    assert 0.92 <= np.mean(held) <= 0.965
