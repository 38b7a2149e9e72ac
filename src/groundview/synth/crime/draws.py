"""Drawing many things at once by their weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
DIGITS = 9
"""Weights are rounded, as the last digits of a logarithm may differ from one processor to another."""


def unlike(rng: np.random.Generator, spread: float, n: int) -> Numbers:
    """Log-normal weights, shape (n,), of this spread of the logarithm."""
    drawn: Numbers = np.round(np.exp(spread * rng.standard_normal(n)), DIGITS).astype(np.float64)
    return drawn


def up_to(weights: NDArray[Any]) -> Numbers:
    """Sums of the weights before each place, and of all: shape (n + 1,)."""
    sums = np.zeros(len(weights) + 1)
    np.cumsum(weights, out=sums[1:])
    return sums


def within(rng: np.random.Generator, sums: Numbers, first: Ids | int, last: Ids | int, n: int) -> Ids:
    """`n` places from `first` up to but without `last`, each as likely as its weight; `sums` are of `up_to`. Where
    nothing within has a weight, the place `first`."""
    low, high = sums[first], sums[last]
    found = np.searchsorted(sums, low + rng.random(n) * (high - low), side="right") - 1
    bounded: Ids = np.clip(found, first, np.maximum(np.asarray(last) - 1, first)).astype(np.int64)
    return bounded


def shared(rng: np.random.Generator, weights: Sequence[float] | Numbers, n: int) -> Ids:
    """`n` places in a short list of weights."""
    sums = up_to(np.asarray(weights, dtype=np.float64))
    return within(rng, sums, 0, len(sums) - 1, n)


def keyed(rng: np.random.Generator, weights: Mapping[int, float], n: int) -> Ids:
    """`n` of the numbers that are the keys of a mapping to weights."""
    return np.array(list(weights), dtype=np.int64)[shared(rng, list(weights.values()), n)]


def ranges(ids: NDArray[Any], n: int) -> tuple[Ids, Ids]:
    """Where each id from 0 to n - 1 begins, and ends (exclusive), in a column in which ids ascend."""
    wanted = np.arange(n)
    return (
        np.searchsorted(ids, wanted, side="left").astype(np.int64),
        np.searchsorted(ids, wanted, side="right").astype(np.int64),
    )


def numbered(counts: Ids) -> tuple[Ids, Ids]:
    """For rows repeated by `counts`: the row of each copy, and its number from 0 within the row."""
    row = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return row, np.arange(len(row)) - first[row]
