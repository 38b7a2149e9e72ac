"""A few square areas on the national grid, and invented offences in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from shapely import Polygon, box, to_wkb

from groundview.evidence.places.located import locate
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.coordinates import degrees
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

NEEDED = (
    "offences", "placed", "coverage", "offence_counts", "study_areas", "cases", "located", "location_counts",
    "location_sources", "area_neighbours", "near_repeat_cells", "hot_spots", "hot_spot_tests", "hot_spot_persistence",
    "time_windows", "densities",
)  # fmt: skip
CORNER = (400_000.0, 300_000.0)
SIDE = 1_000.0
DAY = date(2024, 3, 1)


def empty_store() -> Store:
    """A store in memory with the tables that places are made of, all empty."""
    connection = duckdb.connect()
    for name in NEEDED:
        connection.execute(create_table(tables()[name]))
    return Store(connection, Path("nowhere"))


def square(column: int, row: int) -> Polygon:
    """A square of a kilometre, in degrees."""
    x, y = CORNER[0] + SIDE * column, CORNER[1] + SIDE * row
    corners = np.array(box(x, y, x + SIDE, y + SIDE).exterior.coords)
    return Polygon(np.column_stack(degrees(corners[:, 0], corners[:, 1])))


def middle(column: int, row: int) -> tuple[float, float]:
    """The middle of a square, in metres."""
    return CORNER[0] + SIDE * (column + 0.5), CORNER[1] + SIDE * (row + 0.5)


def code(column: int, row: int) -> str:
    """The code of a square."""
    return f"A{column:02}{row:02}"


def put_area(
    store: Store, area_code: str, shape: Any, *, residents: float | None = 1500.0, parent: str | None = None
) -> None:
    """Adds one area; a shape may be missing."""
    store.connection.execute(
        "INSERT INTO study_areas (area_code, name, parent, residents, geometry) VALUES (?, ?, ?, ?, from_hex(?))",
        [area_code, area_code, parent, residents, None if shape is None else to_wkb(shape, hex=True)],
    )


def put_town(store: Store, columns: int, rows: int, **about: Any) -> list[str]:
    """Adds a town of square areas; gives their codes in order."""
    for column in range(columns):
        for row in range(rows):
            put_area(store, code(column, row), square(column, row), **about)
    return [code(column, row) for column in range(columns) for row in range(rows)]


def put_months(
    store: Store, months: int = 12, gaps: Iterable[int] = (), first: date = date(2024, 1, 1)
) -> None:
    """Covers every area in so many months, but for some (by their number from 0)."""
    store.connection.execute(
        "INSERT INTO coverage (area_code, force, month, covered) "
        "SELECT area_code, 'Force', month, CASE WHEN list_contains(?, n) THEN 'no' ELSE 'yes' END "
        "FROM study_areas, (SELECT n, (?::DATE + to_months(n::INT))::DATE AS month FROM range(?) AS t(n))",
        [list(gaps), first, months],
    )


def put_counts(store: Store, n: dict[str, int], month: date = date(2024, 1, 1), of: str = "Theft") -> None:
    """Adds counts of one month by area."""
    store.connection.executemany(
        "INSERT INTO offence_counts VALUES (?, ?, ?, 'none', ?)",
        [[area, month, of, many] for area, many in n.items()],
    )


def put_offences(store: Store, rows: Iterable[dict[str, Any]]) -> None:
    """Adds offences that are placed in `area_code` (`how`: code); the rest of a row are columns of the extract."""
    for number, given in enumerate(rows, start=2):
        row = {"offence": "Burglary", "recorded_on": DAY, "force": "Force"} | given
        area, how = row.pop("area_code", None), row.pop("how", "code")
        stamp = {"source": "s", "source_file": "f.csv", "source_row": number}
        full = stamp | row
        store.connection.execute(
            f"INSERT INTO offences ({', '.join(full)}) VALUES ({', '.join('?' * len(full))})",
            list(full.values()),
        )
        store.connection.execute("INSERT INTO placed VALUES (?, ?, ?, ?, ?)", [*stamp.values(), area, how])


def located(store: Store, *rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    """How each offence is known, its point and its day, in order."""
    put_offences(store, rows)
    locate(store)
    found = store.connection.execute("SELECT how, x, y, happened_on FROM located ORDER BY source_row")
    return [tuple(row) for row in found.fetchall()]


def at(hour: int, day: int = 1) -> datetime:
    """A time in March 2024."""
    return datetime(2024, 3, day, hour)
