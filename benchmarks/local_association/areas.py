"""Areas to test: 35,672 small areas of England and Wales with queen contiguity, or a grid of about as many where the
open data are not beside the project."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from groundview.statistics.local_association.weights import Weights

AREAS = Path(__file__).parents[3] / "shared" / "data" / "geography" / "lsoa21.parquet"
SIDE = 189


def areas() -> Weights:
    """The small areas, or a grid of 189 by 189."""
    if not AREAS.is_file():
        return grid(SIDE * SIDE)
    import shapely
    from pyarrow.parquet import read_table

    from groundview.statistics.local_association.contiguity import queen

    return queen(list(shapely.from_wkb(read_table(AREAS)["geometry"].to_numpy())), repair=True)


def grid(many: int) -> Weights:
    """A square of about so many areas, each beside up to eight."""
    side = round(many**0.5)
    at = np.arange(side * side)
    pairs = [
        (at[inside], at[inside] + down * side + across)
        for down, across in ((0, 1), (1, -1), (1, 0), (1, 1))
        if (
            inside := (at // side + down < side) & (at % side + across >= 0) & (at % side + across < side)
        ).any()
    ]
    one, other = (np.concatenate(ends) for ends in zip(*pairs, strict=True))
    row, near = np.concatenate([one, other]), np.concatenate([other, one])
    return Weights.of_pairs(row, near, np.ones(row.size), areas=at.size, method="grid")


def events(many: int, seed: int) -> NDArray[np.float64]:
    """Counts of a mean of 30, gamma between areas, the same whatever the neighbours."""
    random = np.random.default_rng(seed)
    return random.poisson(random.gamma(4, 7.5, many)).astype(np.float64)


def save(path: Path, weights: Weights) -> None:
    """Writes weights and counts for either side to read."""
    values = events(weights.areas, seed=1)
    np.savez(path, indptr=weights.indptr, indices=weights.indices, values=values)


def read(path: Path) -> tuple[Weights, NDArray[np.float64]]:
    """Reads them as ours."""
    made = np.load(path)
    return Weights(made["indptr"], made["indices"], np.ones(made["indices"].size)), made["values"]
