"""What varies smoothly over a city."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def smooth(
    rng: np.random.Generator, places: NDArray[np.float64], city: NDArray[np.int64], reach: float
) -> NDArray[np.float64]:
    """A field that is alike over `reach`, of mean 0 and standard deviation 1 in each city; shape (areas,). Places are
    of shape (areas, 2), in the unit of `reach`."""
    field: NDArray[np.float64] = rng.normal(0, 1, len(places))
    for each in np.unique(city):
        mine = city == each
        x, y = places[mine].T
        nearness = np.exp(-((x[:, None] - x) ** 2 + (y[:, None] - y) ** 2) / (2 * reach**2))
        field[mine] = standard((nearness * field[mine]).sum(axis=1))
    return field


def standard(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values of mean 0 and standard deviation 1, rounded so that every machine writes the same."""
    scaled: NDArray[np.float64] = np.round((values - values.mean()) / values.std(), 6)
    return scaled
