"""The linkage that was kept and the plausible ones beside it: which person each record is of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import duckdb

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Linkages:
    """`kept[r]` is the person of record r, 0 where no record has that number; `moved` says per plausible linkage which
    records stand elsewhere, and where. Arrays of shape (records + 1,) and (records moved,)."""

    kept: Whole
    moved: dict[int, tuple[Whole, Whole]]

    def persons(self, draw: int) -> Whole:
        """The person of every record in the plausible linkage `draw`; 0 is the one that was kept."""
        if draw not in self.moved:
            return self.kept
        records, persons = self.moved[draw]
        found = self.kept.copy()
        found[records] = persons
        return found


def linkages(connection: duckdb.DuckDBPyConnection, draws: int) -> Linkages:
    """The kept linkage and so many plausible ones, of `persons` and `linkage_draws`."""
    # One row per record.
    kept = connection.execute("SELECT record_id, person FROM persons ORDER BY record_id").fetchnumpy()
    person = np.zeros(int(kept["record_id"].max(initial=0)) + 1, dtype=np.int64)
    person[kept["record_id"]] = kept["person"]
    # One row per plausible linkage and record that stands elsewhere in it.
    other = connection.execute(
        "SELECT draw, record_id, person FROM linkage_draws WHERE draw BETWEEN 1 AND ? ORDER BY draw, record_id",
        [draws],
    ).fetchnumpy()
    moved = {}
    for draw in range(1, draws + 1):
        low, high = np.searchsorted(other["draw"], [draw, draw + 1])
        moved[draw] = (other["record_id"][low:high], other["person"][low:high])
    return Linkages(person, moved)
