"""A few invented records in the declared tables, for what joins persons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

NEEDED = (
    "nominals", "offences", "involvements", "sightings", "premises", "premises_links", "intelligence",
    "intelligence_links", "young_people_at_risk", "exploitation_links", "person_records", "persons", "linkage_draws",
    "takings_part", "remarks",
)  # fmt: skip
DAY = date(2024, 3, 1)


def empty_store() -> Store:
    """A store in memory with the tables that ties are made of, all empty."""
    connection = duckdb.connect()
    for name in NEEDED:
        connection.execute(create_table(tables()[name]))
    return Store(connection, Path("nowhere"))


def put(store: Store, table: str, *rows: dict[str, Any]) -> None:
    """Adds rows; what comes from a file is stamped with a file and a row of its own."""
    for row in rows:
        columns = {row[0] for row in store.connection.execute(f"DESCRIBE {table}").fetchall()}
        stamp = {"source": "s", "source_file": f"a/{table}.csv", "source_row": store.count(table) + 2}
        full = {name: value for name, value in stamp.items() if name in columns} | row
        names, marks = ", ".join(full), ", ".join("?" * len(full))
        store.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(full.values()))


def put_people(
    store: Store, *references: str, source_file: str = "a/nominals.csv", source: str = "s"
) -> None:
    """Adds nominals, each of whom is a person record and a person of its own."""
    for reference in references:
        number = store.count("person_records") + 1
        put(store, "nominals", {"nominal_ref": reference, "source_file": source_file, "source": source})
        record = {"record_id": number, "nominal_ref": reference, "source": source, "in_table": "nominals"}
        put(store, "person_records", record)
        put(store, "persons", {"record_id": number, "person": number, "nominal_ref": reference})


def put_taking_part(store: Store, pairs: Iterable[tuple[str, int]], layer: str = "co_offending") -> None:
    """Adds events and the records in them, which are persons of their own unless they are already there."""
    rows = [[layer, event, record, DAY] for event, record in pairs]
    names = "layer, event, record_id, happened_on"
    store.connection.executemany(f"INSERT INTO takings_part ({names}) VALUES (?, ?, ?, ?)", rows)
    store.connection.execute("""
        INSERT INTO persons (record_id, person) SELECT DISTINCT record_id, record_id FROM takings_part
        WHERE record_id NOT IN (SELECT record_id FROM persons)""")
