"""An empty store with every declared table, and a short way to put rows into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store, open_store

Put = Callable[..., None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store/study.duckdb") as opened:
        for table in tables().values():
            opened.connection.execute(create_table(table))
        yield opened


@pytest.fixture
def put(store: Store) -> Put:
    """put("offences", {"lsoa": "X1"}, ...): one row a mapping; provenance is filled in."""

    def rows(table: str, *given: dict[str, Any]) -> None:
        own = {"source", "source_file", "source_row"} & set(_columns(store, table))
        for number, row in enumerate(given, start=2):
            full = {
                name: {"source": "s", "source_file": "f.csv", "source_row": number}[name] for name in own
            } | row
            names = ", ".join(f'"{name}"' for name in full)
            marks = ", ".join("?" for _ in full)
            store.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(full.values()))

    return rows


def _columns(store: Store, table: str) -> list[str]:
    return [name for name, *_ in store.connection.execute(f"DESCRIBE {table}").fetchall()]
