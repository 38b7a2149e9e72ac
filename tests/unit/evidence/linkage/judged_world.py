"""A little world for judging: records in a database, and a file of judgements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from groundview.evidence.linkage.judgements.file import append
from groundview.evidence.linkage.judgements.judgement import Answer, Judgement, RecordName
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table

AT = "2026-03-01T14:05:09+00:00"
TABLES = ("nominals", "offences", "person_records", "person_pairs", "persons", "linkage_draws")


def database(references: Sequence[str] = ("A", "B", "C", "D")) -> duckdb.DuckDBPyConnection:
    """Person records with these references, numbered from 1, all of one system."""
    connection = duckdb.connect()
    for name in TABLES:
        connection.execute(create_table(tables()[name]))
    for number, reference in enumerate(references, start=1):
        put_record(connection, number, reference)
    return connection


def put_record(
    connection: duckdb.DuckDBPyConnection,
    number: int,
    reference: str,
    system: str = "crime",
    **columns: object,
) -> None:
    """One more record."""
    values = {"record_id": number, "shape_id": number, "nominal_ref": reference, "system": system}
    values |= {"source": "standard_nominals", "in_table": "nominals", "born_how": "none", **columns}
    names = ", ".join(values)
    marks = ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO person_records ({names}) VALUES ({marks})", list(values.values()))


def judged(one: str, answer: Answer, other: str, by: str = "Ann", why: str = "seen") -> Judgement:
    """A judgement about two references."""
    return Judgement(0, answer, RecordName(one), RecordName(other), by, AT, why)


def withdrawn(entry: int) -> Judgement:
    """An entry that takes another one back."""
    return Judgement(0, "withdrawn", RecordName("A"), RecordName("B"), "Bob", AT, "mistaken", withdraws=entry)


def kept(folder: Path, *entries: Judgement) -> Path:
    """A file with these judgements."""
    path = folder / "judgements.csv"
    append(path, lambda _: entries)
    return path
