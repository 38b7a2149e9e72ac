"""What plausible linkages would make of cases: those whose answers differ from the linkage that was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from groundview.evidence.attribution.again import lay_out_again, put_aside
from groundview.evidence.attribution.criterion import Instance
from groundview.evidence.attribution.patterns import ask_again, gather, used

if TYPE_CHECKING:
    import duckdb

CASES_AT_ONCE = 1_000_000
"""Of so many cases, each counted once a draw, some may be asked again together: the memory is bounded."""


def answer_moved(connection: duckdb.DuckDBPyConnection, instances: Sequence[Instance], draws: int) -> None:
    """Makes the temporary table `moved` (draw, case_id, pattern): one row per plausible linkage and case whose pattern
    it changes. Evidence that no linkage moves must stand as it was gathered; `answered` holds the kept answers. What
    `at_work` laid out is put aside."""
    connection.execute("CREATE OR REPLACE TEMP TABLE moved (draw BIGINT, case_id BIGINT, pattern VARCHAR)")
    put_aside(connection)
    of_persons = used(instances, of_persons=True)
    at_once = _draws_at_once(connection)
    for first in range(1, draws + 1, at_once):
        lay_out_again(connection, first, min(first + at_once - 1, draws))
        if connection.execute("SELECT 1 FROM asked_again LIMIT 1").fetchone() is None:
            continue
        gather(connection, of_persons)
        ask_again(connection, instances)
        connection.execute(
            """INSERT INTO moved
            SELECT draw, answered.case_id, answered_again.pattern
            FROM answered_again JOIN asked_again USING (case_id) JOIN answered ON answered.case_id = kept_id
            WHERE answered_again.pattern <> answered.pattern"""
        )


def _draws_at_once(connection: duckdb.DuckDBPyConnection) -> int:
    ((cases,),) = connection.execute("SELECT count(*) FROM answered").fetchall()
    return max(1, CASES_AT_ONCE // max(1, int(cases)))
