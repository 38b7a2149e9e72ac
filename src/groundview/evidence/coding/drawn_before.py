"""The samples of every context in the database: the stratum of each case, and which cases were drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.evidence.coding.sample.drawn import CLUSTERS
from groundview.evidence.coding.sample.frame_file import read_frame
from groundview.evidence.coding.sample.kept import read_samples
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

DRAWN = {"case_key": "VARCHAR", "sample": "BIGINT", "cluster": "VARCHAR"}


def lay_out_samples(connection: duckdb.DuckDBPyConnection, coding: Path, contexts: Sequence[str]) -> None:
    """Makes the temporary tables `coding_strata` (case_key, stratum) and `coding_drawn` (case_key, sample, cluster) of
    every context, and `coding_designs` (context, by_clusters), a row a context of which a sample was drawn."""
    connection.execute("CREATE OR REPLACE TEMP TABLE coding_strata (case_key VARCHAR, stratum VARCHAR)")
    rows: list[tuple[str, int, str | None]] = []
    designs: dict[str, bool] = {}
    for context in contexts:
        read_frame(connection, coding / context)
        connection.execute("INSERT INTO coding_strata FROM coding_kept")
        for number, sample in read_samples(coding / context).items():
            designs[context] = sample.how.startswith(CLUSTERS)
            rows += [(one.case.key(context), number, one.cluster or None) for one in sample.cases]
    columns = dict(zip(DRAWN, zip(*rows, strict=True) if rows else [()] * len(DRAWN), strict=True))
    put_table(connection, "coding_drawn", columns, DRAWN)
    put_table(
        connection,
        "coding_designs",
        {"context": list(designs), "by_clusters": list(designs.values())},
        {"context": "VARCHAR", "by_clusters": "BOOLEAN"},
    )
