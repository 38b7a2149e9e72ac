"""Whether a movement is more than chance, when many are looked at together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.statistics.false_discovery import benjamini_hochberg

if TYPE_CHECKING:
    from numpy.typing import NDArray

FALSE = 0.05
"""The share of false alarms, on average, among those that are called more than chance."""
RISE, FALL = "a rise by more than chance", "a fall by more than chance"
CHANCE = "no more than chance would do among all that were looked at"


def adjusted(p: NDArray[np.float64], family: NDArray[Any]) -> NDArray[np.float64]:
    """Probabilities adjusted within each family for the share of false alarms; both (k,), NaN where none was tested."""
    made = np.full(len(p), np.nan)
    names, where = np.unique(family.astype(str), return_inverse=True)
    for number in range(len(names)):
        rows = where == number
        made[rows] = benjamini_hochberg(p[rows])
    return made


def words(p: NDArray[np.float64], rising: NDArray[np.bool_]) -> NDArray[Any]:
    """What is said of each movement, shape (k,), by its adjusted probability; nothing where none was tested."""
    said = np.where(rising, RISE, FALL)
    said = np.where(p <= FALSE, said, CHANCE).astype(object)
    said[np.isnan(p)] = ""
    return said


def beside(notes: NDArray[Any], said: NDArray[Any]) -> NDArray[Any]:
    """Notes with what is said after them, shape (k,)."""
    pairs = zip(notes.tolist(), said.tolist(), strict=True)
    return np.array(["; ".join(filter(None, pair)) for pair in pairs], dtype=object)
