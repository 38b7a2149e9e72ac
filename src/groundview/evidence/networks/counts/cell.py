"""One cell of `network_counts`, and how numbers fall into bands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Cell(NamedTuple):
    """One cell of a measure under one linkage; a cell without a denominator is a count."""

    measure: str
    numerator: float
    denominator: float | None = None
    breakdown: str = ""
    period: str = ""
    area_code: str = ""


def banded(sizes: NDArray[np.int64], bands: Mapping[str, int]) -> dict[str, int]:
    """How many sizes fall into each band: `bands` gives the least size of each, ascending."""
    edges = [*bands.values(), np.iinfo(np.int64).max]
    return dict(zip(bands, np.histogram(sizes, edges)[0].tolist(), strict=True))
