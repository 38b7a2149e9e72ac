"""What cannot be coded cases, and the words it is refused with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.inputs import Column


def refuse_values(outcome: Column, predicted: Column, weights: Column) -> None:
    """Raises ValueError for an outcome outside 0 to 1, a prediction that is not finite and a weight not above 0."""
    lengths = {"outcome": outcome.size, "predicted": predicted.size, "weights": weights.size}
    if len(set(lengths.values())) > 1:
        said = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise ValueError(f"columns of different lengths: {said}")
    _refuse(~((outcome >= 0) & (outcome <= 1)), "outcome", "missing or outside 0 to 1")
    _refuse(~np.isfinite(predicted), "predicted", "missing or infinite: give .5 for unknown")
    _refuse(~((weights > 0) & np.isfinite(weights)), "weights", "not above 0")


def refuse_strata(strata: NDArray[np.int64], cases: Column, *, coded: int, finite: bool) -> None:
    """Raises ValueError where a coded case lies in a stratum without cases, or more are coded than there are."""
    if strata.size != coded:
        raise ValueError(f"columns of different lengths: outcome {coded}, strata {strata.size}")
    if strata.max(initial=0) >= cases.size:
        raise ValueError(
            f"stratum {strata.max()} has coded cases, and all cases lie in {cases.size}: count from 0"
        )
    drawn = np.bincount(strata, minlength=cases.size)
    lacking = drawn > (cases if finite else np.where(cases > 0, np.inf, 0.0))
    if np.any(lacking):
        first = int(np.argmax(lacking))
        raise ValueError(f"stratum {first} has {drawn[first]} coded cases and {cases[first]:g} in all")


def _refuse(bad: NDArray[np.bool_], name: str, why: str) -> None:
    if np.any(bad):
        first = int(np.argmax(bad))
        raise ValueError(
            f"{name}: {int(bad.sum())} of {bad.size} values are {why} (the first at position {first})"
        )
