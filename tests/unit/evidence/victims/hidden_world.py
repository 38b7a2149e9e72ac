"""A store with every table, into which a test writes the few rows that it is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store
from groundview.questions.figures import findings_columns
from groundview.questions.measure import measures

Figure = dict[str, Any]
AREAS = {"E1": "Northtown", "E2": "Northtown", "E3": "Southtown"}


@contextmanager
def store_of(folder: Path) -> Iterator[Store]:
    """A store in memory of three areas in two cities, covered for 2024."""
    with duckdb.connect() as connection:
        store = Store(connection, folder)
        for table in tables().values():
            store.connection.execute(create_table(table))
        for code, city in AREAS.items():
            add(store, "study_areas", area_code=code, parent=city, vintage=2021)
            for month in range(1, 13):
                add(store, "coverage", area_code=code, month=f"2024-{month:02d}-01", covered="yes")
        yield store


def add(store: Store, table: str, **columns: Any) -> None:
    """One row, with a source and a row number of its own where the table has them."""
    if "source_row" in columns_of(store, table):
        columns = {
            "source": "s",
            "source_file": f"{table}.csv",
            "source_row": store.count(table) + 1,
        } | columns
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    store.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(columns.values()))


def columns_of(store: Store, table: str) -> set[str]:
    return {name for name, *_ in store.connection.execute(f"DESCRIBE {table}").fetchall()}


def offence(store: Store, crime_ref: str, area: str | None, day: str, **more: Any) -> None:
    """An offence that is placed, or of which no place is known."""
    row = {"crime_ref": crime_ref, "recorded_on": day, "occurred_from": day, "offence": "Shoplifting"} | more
    add(store, "offences", **row)
    at = {"source_row": store.count("offences"), "source_file": "offences.csv"}
    add(store, "placed", area_code=area, how="code" if area else "no_location", **at)


def case(store: Store, context: str, table: str, ref: str, **more: Any) -> int:
    """A case of a context, of the newest row of its table; gives its number."""
    number = store.count("cases") + 1
    at = {"source": "s", "source_file": f"{table}.csv", "source_row": store.count(table)}
    add(store, "cases", case_id=number, context=context, case_ref=ref, case_table=table, **(at | more))
    return number


def figures(store: Store, measure: str) -> dict[str, Figure]:
    """The figures of a measure by id, without the question and the measure; NaN is None."""
    made = measures()["victimisation", measure].figures(store.reader("aggregate"))
    columns = findings_columns("victimisation", measure, made)
    rows = [{name: column[row] for name, column in columns.items()} for row in range(len(columns["id"]))]
    found = [{name: _known(value) for name, value in row.items()} for row in rows]
    return {_short(row["id"], measure): row for row in found}


def _known(value: Any) -> Any:
    return None if isinstance(value, float) and np.isnan(value) else value


def _short(figure_id: str, measure: str) -> str:
    return figure_id.removeprefix("victimisation.").replace(measure, "").replace("..", ".").strip(".")
