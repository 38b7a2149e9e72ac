"""Where offences are known to be, worked out again row by row in plain Python from the extract itself."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import duckdb
import pytest


@pytest.fixture(scope="module")
def store(finished_demo: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(finished_demo / "store/study.duckdb"), read_only=True)


def given(folder: Path) -> dict[str, dict[str, str]]:
    """The rows of the extract by their reference, the first of each."""
    found: dict[str, dict[str, str]] = {}
    with next(folder.rglob("standard/offences.csv")).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["crime_ref"].strip(), row)
    return found


def test_ways_of_knowing_add_up_to_all_offences_by_month_and_type(store: duckdb.DuckDBPyConnection) -> None:
    (counted,) = store.execute("SELECT sum(n) FROM location_counts").fetchone() or (None,)
    (loaded,) = store.execute(
        "SELECT count(*) FROM offences WHERE recorded_on BETWEEN (SELECT min(month) FROM coverage)"
        " AND (SELECT last_day(max(month)) FROM coverage)"
    ).fetchone() or (None,)
    assert counted == loaded
    inside = store.execute(
        "SELECT sum(n) FROM location_counts WHERE how NOT IN ('missing', 'outside')"
    ).fetchall()
    assert inside == store.execute("SELECT sum(n) FROM offence_counts").fetchall()


def test_points_are_those_of_the_extract_and_missing_ones_are_missing(
    store: duckdb.DuckDBPyConnection, finished_demo: Path
) -> None:
    extract, seen = given(finished_demo), Counter[str]()
    rows = store.execute(
        "SELECT crime_ref, how, x, y FROM located JOIN offences USING (source, source_file, source_row)"
    ).fetchall()
    for reference, how, x, y in rows:
        row = extract.get(reference)
        if row is None:
            continue
        seen[how] += 1
        east, north = row["easting"].strip(), row["northing"].strip()
        if how in ("exact", "snapped"):
            assert (x, y) == (float(east), float(north))
        elif how == "stand_in":
            assert float(east) % 100 == float(north) % 100 == 0
            assert x is None
        else:
            assert x is None
            assert how in ("far", "code_only") or not (east and north)
    assert min(seen[how] for how in ("exact", "snapped", "missing", "code_only", "far")) > 0


def test_near_pairs_are_those_that_a_plain_double_loop_counts(store: duckdb.DuckDBPyConnection) -> None:
    """Of the smallest table: every pair, one by one."""
    city, n = store.execute(
        "SELECT area_code, min(n) FROM near_repeat_cells WHERE type = 'Bicycle theft' AND ratio IS NOT NULL"
        " AND note = '' GROUP BY area_code ORDER BY 2 LIMIT 1"
    ).fetchall()[0]
    events = store.execute(
        """
        SELECT x, y, happened_on FROM located JOIN offences USING (source, source_file, source_row)
        JOIN study_areas USING (area_code)
        WHERE parent = ? AND x IS NOT NULL AND happened_on BETWEEN (SELECT min(month) FROM coverage)
            AND (SELECT last_day(max(month)) FROM coverage)
            AND (offence_code = '44' OR offence_code IS NULL
                AND offence = 'Theft or unauthorised taking of a pedal cycle')""",
        [city],
    ).fetchall()
    assert len(events) == n
    counted: Counter[tuple[str, str]] = Counter()
    for place, (x, y, day) in enumerate(events):
        for east, north, other in events[:place]:
            apart, days = abs(x - east) + abs(y - north), abs((day - other).days)
            metres = "0 m (same place)" if apart == 0 else "(0, 200) m" if apart < 200 else "[200, 400) m"
            if apart < 400 and days < 7:
                counted[metres, "[0, 7)"] += 1
    found = store.execute(
        "SELECT distance, observed FROM near_repeat_cells WHERE type = 'Bicycle theft' AND area_code = ?"
        " AND interval = '[0, 7)' AND distance NOT LIKE '[400%'",
        [city],
    ).fetchall()
    assert dict(found) == {distance: counted[distance, "[0, 7)"] for distance, _ in found}
