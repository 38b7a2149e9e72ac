"""The engine: cleaned records in, pairs with their probability out. It knows no store and no study."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.linkage.model.blocking import make_pairs
from groundview.evidence.linkage.model.columns import PEOPLE, make_columns
from groundview.evidence.linkage.model.odds import borne_out
from groundview.evidence.linkage.model.often import count_often
from groundview.evidence.linkage.model.starting import starting_model
from groundview.evidence.linkage.model.train import can_learn, train
from groundview.evidence.linkage.model.weigh import weights
from groundview.evidence.pole.sql import literal

if TYPE_CHECKING:
    import duckdb
    import pyarrow

MEMORY = "1500MB"
"""Of the engine's own database; what is more goes to the disk."""
FLOOR = 0.002
"""Pairs less likely than this are not kept: a draw of plausible linkages would take them once in 500."""
LEAST = 0.0001
"""Pairs less likely than this are not weighed again when the starting odds move; twenty times below the floor, as the
odds may move by four bits."""
START = "probability_two_random_records_match"
"""Splink's name of the starting odds."""


class Desk:
    """A database of its own in which the records lie as they are compared."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._weighed: Mapping[str, Any] | None = None
        self._weighed_from = 0.0

    def learn(self) -> dict[str, Any]:
        """A model trained on the records, or the one to begin with where there are too few; its starting odds are
        those that the pairs it weighs bear out."""
        trains = can_learn(self._connection)
        model = train(self._connection) if trains else starting_model(START, self._n_records())
        self._weigh(model)
        ordered = "SELECT weight FROM weighed ORDER BY left_id, right_id"
        found = np.asarray(self._connection.execute(ordered).fetchnumpy()["weight"])
        learnt = model | {START: borne_out(found, model[START], self._all_pairs())}
        self._weighed = learnt
        return learnt

    def score(self, model: Mapping[str, Any], floor: float = FLOOR) -> pyarrow.Table:
        """Every pair at least as likely as `floor` under a trained model: left_id, right_id (the greater), weight in
        bits, probability."""
        if model != self._weighed:
            self._weigh(model)
        moved = _bits(model[START]) - self._weighed_from
        return self._connection.execute(
            # One row per pair, in order. Sums of parts may differ in the last places from one run to the next.
            f"""SELECT left_id, right_id, round(weight + {moved!r}, 6) AS weight,
                round(1 / (1 + pow(2, -weight - {moved!r})), 9) AS probability
            FROM weighed WHERE weight + {moved!r} >= {_bits(floor)!r} ORDER BY left_id, right_id"""
        ).to_arrow_table()

    def _weigh(self, model: Mapping[str, Any]) -> None:
        """Makes the table `weighed` (left_id, right_id, weight)."""
        make_pairs(self._connection)
        start = _bits(model[START])
        columns = [str(row[0]) for row in self._connection.execute(f"DESCRIBE {PEOPLE}").fetchall()]
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE weighed AS {weights(model, columns, start, _bits(LEAST))}"
        )
        self._weighed, self._weighed_from = model, start

    def _all_pairs(self) -> float:
        return self._n_records() * (self._n_records() - 1) / 2

    def _n_records(self) -> int:
        (records,) = self._connection.execute(f"SELECT count(*) FROM {PEOPLE}").fetchone() or (0,)
        return int(records)


@contextmanager
def desk(records: pyarrow.Table, spill: Path | None = None) -> Iterator[Desk]:
    """Lays records out: `id` and the columns of a cleaned record (`cleaning.records.COMPARED`). What memory cannot hold
    goes into a folder of its own in `spill` (the system's, where there is none), and is deleted afterwards."""
    import duckdb

    with TemporaryDirectory(dir=spill) as folder, duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {literal(folder)}")
        connection.execute("SET enable_progress_bar = false")
        connection.register("records", records)
        make_columns(connection, "records")
        count_often(connection)
        connection.unregister("records")
        yield Desk(connection)


def score(
    records: pyarrow.Table, model: Mapping[str, Any] | None = None, floor: float = FLOOR
) -> pyarrow.Table:
    """Pairs of records that may be one person; without a model one is learnt from them."""
    with desk(records) as laid_out:
        return laid_out.score(model or laid_out.learn(), floor)


def _bits(probability: float) -> float:
    return math.log2(probability / (1 - probability))
