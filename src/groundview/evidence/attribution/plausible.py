"""What plausible linkages would make of cases: those whose answers differ from the linkage that was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from groundview.evidence.attribution.at_work import lay_out_moved
from groundview.evidence.attribution.criterion import Instance
from groundview.evidence.attribution.patterns import ask_again, gather, used

if TYPE_CHECKING:
    import duckdb


def answer_moved(connection: duckdb.DuckDBPyConnection, instances: Sequence[Instance], draws: int) -> None:
    """Makes the temporary table `moved` (draw, case_id, pattern): one row per plausible linkage and case whose pattern
    it changes. Evidence that no linkage moves must stand as it was gathered; `answered` holds the kept answers."""
    connection.execute("CREATE OR REPLACE TEMP TABLE moved (draw BIGINT, case_id BIGINT, pattern VARCHAR)")
    of_persons = used(instances, of_persons=True)
    for draw in range(1, draws + 1):
        lay_out_moved(connection, draw)
        gather(connection, of_persons)
        ask_again(connection, instances, "moved_cases")
        connection.execute(
            f"""INSERT INTO moved
            SELECT {draw}, case_id, answered_again.pattern FROM answered_again JOIN answered USING (case_id)
            WHERE answered_again.pattern <> answered.pattern"""
        )
