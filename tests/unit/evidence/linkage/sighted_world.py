"""A little world for what records share: a store with every declared table, and short ways to fill it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import column_types, create_table
from groundview.evidence.records.store import Store, open_store


@contextmanager
def empty_store(folder: Path) -> Iterator[Store]:
    """A store in which every table is there and empty."""
    with open_store(folder / "store/study.duckdb") as store:
        for table in tables().values():
            store.connection.execute(create_table(table))
        yield store


def put(store: Store, table: str, *rows: Mapping[str, Any]) -> None:
    """Puts rows with the same columns into a table; where they came from is filled in."""
    own = column_types(tables()[table])
    full = [
        {name: value for name, value in _from(table, number).items() if name in own} | dict(row)
        for number, row in enumerate(rows, start=2)
    ]
    marks = f"({', '.join('?' for _ in full[0])})"
    names = ", ".join(f'"{name}"' for name in full[0])
    store.connection.execute(
        f"INSERT INTO {table} ({names}) VALUES {', '.join(marks for _ in full)}",
        [value for row in full for value in row.values()],
    )


def put_records(store: Store, *references: str) -> None:
    """A nominal and its person record for each reference, numbered from 1 on, each a shape of its own."""
    put(store, "nominals", *({"nominal_ref": reference} for reference in references))
    numbered = enumerate(references, start=1)
    put(store, "person_records", *(
        {"record_id": number, "shape_id": number, "nominal_ref": reference, "source": "s", "in_table": "nominals"}
        for number, reference in numbered))  # fmt: skip


def _from(table: str, number: int) -> dict[str, Any]:
    return {"source": "s", "source_file": f"x/{table}.csv", "source_row": number}
