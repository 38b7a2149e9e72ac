"""Data quality: what is complete, what is missing and in which group, what is doubled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from groundview.evidence.records.place import place
from groundview.evidence.records.quality import make_quality
from groundview.evidence.records.store import Store

Put = Callable[..., None]


def offence(ref: str | None, force: str | None, month: int, **more: Any) -> dict[str, Any]:
    return {
        "crime_ref": ref,
        "force": force,
        "recorded_on": date(2025, month, 1),
        "offence": "Burglary",
    } | more


@pytest.fixture
def measured(store: Store, put: Put) -> Store:
    put("study_areas", {"area_code": "E01000001"})
    put(
        "offences",
        offence("A1", "North", 1, lsoa="E01000001"),
        offence(None, "North", 1, lsoa="E01000001"),
        offence("A3", "North", 3),
        offence("A4", None, 3),
    )
    put("nominals", {"nominal_ref": "N1", "system": "custody", "surname": "x"})
    put(
        "files",
        {
            "table_name": "offences",
            "source": "s",
            "file": "f",
            "n_rows": 6,
            "n_loaded": 4,
            "n_refused": 2,
            "n_identical": 1,
        },
    )
    place(store)
    make_quality(store)
    return store


def found(store: Store, **equal: str) -> list[tuple[Any, ...]]:
    where = " AND ".join(f"{name} = '{value}'" for name, value in equal.items())
    return store.reader("aggregate").rows(
        f"SELECT column_name, group_name, period, n, of_n FROM quality WHERE {where} ORDER BY ALL"
    )


def test_the_accounts_of_the_files_are_added_up(measured: Store) -> None:
    accounts = measured.reader("aggregate").rows("SELECT check_name, n, of_n FROM quality WHERE check_name IN "
        "('read', 'loaded', 'refused', 'identical') ORDER BY ALL")  # fmt: skip
    assert accounts == [("identical", 1, 4), ("loaded", 4, 6), ("read", 6, 6), ("refused", 2, 6)]


def test_the_calendar_has_the_months_that_are_there_and_no_other(measured: Store) -> None:
    assert found(measured, check_name="calendar") == [
        ("recorded_on", "", "2025-01", 2, None),
        ("recorded_on", "", "2025-03", 2, None),
    ]


def test_what_is_missing_is_counted_for_all_and_by_force(measured: Store) -> None:
    assert found(measured, check_name="missing", column_name="lsoa") == [
        ("lsoa", "", "", 2, 4),
        ("lsoa", "North", "", 1, 3),
        ("lsoa", "not stated", "", 1, 1),
    ]
    assert found(measured, check_name="missing", column_name="crime_ref")[0] == ("crime_ref", "", "", 1, 4)
    assert found(measured, check_name="missing", column_name="forename") == [
        ("forename", "", "", 1, 1), ("forename", "custody", "", 1, 1),
    ]  # fmt: skip


def test_a_table_without_groups_is_counted_once(store: Store, put: Put) -> None:
    put("involvements", {"crime_ref": "A1", "nominal_ref": "N1", "role": "suspect"})
    make_quality(store)
    assert {
        (group, n, of_n)
        for _, group, _, n, of_n in found(store, check_name="missing", column_name="recorded_on")
    } == {("", 1, 1)}


def test_ways_of_placing_are_counted_for_all_and_by_month(measured: Store) -> None:
    assert found(measured, check_name="placed") == [
        ("", "code", "", 2, 4),
        ("", "code", "2025-01", 2, 2),
        ("", "no_location", "", 2, 4),
        ("", "no_location", "2025-03", 2, 2),
    ]
