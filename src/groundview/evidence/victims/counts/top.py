"""The share of victimisations that the most-victimised persons suffer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.victims.counts.persons import DISTRIBUTION

if TYPE_CHECKING:
    import duckdb

TOPS = (0.01, 0.05, 0.10, 0.25)
Row = tuple[str, str, int, float, float]
"""Context, breakdown, draw, victimisations of the most-victimised, victimisations."""


def top_shares(connection: duckdb.DuckDBPyConnection) -> Iterator[Row]:
    """Every context, share of persons, and draw that changes it. Needs `in_scope`."""
    found = connection.execute(DISTRIBUTION).fetchnumpy()
    context, draw = found["context"].astype(str), found["draw"]
    for name in np.unique(context):
        mine = context == name
        size = int(found["times"][mine].max()) + 1
        kept = _spread(found, mine & (draw == 0), size)
        shares = {top: held(kept, top) for top in TOPS}
        for number in np.unique(draw[mine]):
            persons = kept if number == 0 else kept + _spread(found, mine & (draw == number), size)
            of_all = float(np.arange(size) @ persons)
            for top in TOPS:
                of_top = held(persons, top)
                if number == 0 or (of_top, of_all) != (shares[top], float(np.arange(size) @ kept)):
                    yield str(name), f"top={top:.0%}", int(number), of_top, of_all


def held(persons: NDArray[np.int64], top: float) -> float:
    """Events of the share `top` of persons with most: `persons[t]` of them have t events each. Where that is no whole
    number of persons, the last one counts in part."""
    times = np.arange(len(persons))[::-1]
    first = np.cumsum(persons[::-1])
    within = np.diff(np.minimum(first, top * first[-1]), prepend=0.0) if len(first) else first
    return float(times @ within)


def _spread(found: dict[str, NDArray[np.int64]], rows: NDArray[np.bool_], size: int) -> NDArray[np.int64]:
    return np.rint(np.bincount(found["times"][rows], found["persons"][rows], size)).astype(np.int64)
