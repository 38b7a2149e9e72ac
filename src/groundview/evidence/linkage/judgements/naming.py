"""The records that judgements name, found among those of the study."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from groundview.errors import UsageProblem
from groundview.evidence.linkage.judgements.judgement import RecordName
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

TEXT = {"reference": "VARCHAR", "system": "VARCHAR", "source": "VARCHAR"}
RESOLVED = """
    -- One row per name: how many records it fits, and the least of them. An empty system or source fits any.
    SELECT reference, names.system, names.source, count(record_id) AS n, min(record_id) AS record_id
    FROM judged_names AS names LEFT JOIN person_records AS records ON records.nominal_ref = names.reference
        AND names.system IN ('', records.system) AND names.source IN ('', records.source)
    GROUP BY ALL ORDER BY ALL"""
BEARERS = """
    -- One row per record that bears a reference.
    SELECT record_id, nominal_ref, coalesce(system, ''), coalesce(source, '') FROM person_records
    WHERE nominal_ref = ? ORDER BY record_id"""


def resolved(
    connection: duckdb.DuckDBPyConnection, names: Iterable[RecordName]
) -> Mapping[RecordName, tuple[int, int]]:
    """How many records each name fits, and the record_id of the first (0 where there is none)."""
    wanted = sorted(set(names))
    columns = {part: [getattr(name, part) for name in wanted] for part in TEXT}
    put_table(connection, "judged_names", columns, TEXT)
    rows = connection.execute(RESOLVED).fetchall()
    return {RecordName(*row[:3]): (int(row[3]), int(row[4] or 0)) for row in rows}


def find_record(connection: duckdb.DuckDBPyConnection, given: str, place: str) -> tuple[RecordName, int]:
    """The record that somebody means by REF, or by WORD:REF with its system or source as the word, and its record_id;
    `place` is how a message calls it. Raises UsageProblem where none, or more than one, is meant."""
    found = connection.execute(BEARERS, [given]).fetchall()
    word, colon, reference = given.partition(":")
    if not found and colon:
        bearers = connection.execute(BEARERS, [reference]).fetchall()
        found = [row for row in bearers if word in row[2:]]
    if not found:
        raise UsageProblem(
            f"The study has no person record with the {place} reference.",
            next_step="Copy the reference from the extract, or from the workbook of a sample; leading noughts count.",
        )
    if len(found) > 1:
        raise _several(place, found)
    record_id, reference, system, source = found[0]
    return RecordName(reference, system, source), int(record_id)


def _several(place: str, found: list[tuple[Any, ...]]) -> UsageProblem:
    words = sorted({word for row in found for word in row[2:] if word})
    return UsageProblem(
        f"{len(found)} person records have the {place} reference.",
        why="the same reference stands in several systems or sources",
        next_step=f"Put the one that you mean before it, with a colon: {', '.join(words)}.",
    )
