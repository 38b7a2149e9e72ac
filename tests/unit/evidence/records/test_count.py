"""Counting: two forces with different gaps, quiet areas, months without anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from groundview import DataProblem
from groundview.evidence.records.count import count
from groundview.evidence.records.place import place
from groundview.evidence.records.store import Store

Put = Callable[..., None]


def offence(force: str, lsoa: str, month: int, **more: object) -> dict[str, object]:
    return {"force": force, "lsoa": lsoa, "recorded_on": date(2025, month, 1), "offence": "Burglary"} | more


@pytest.fixture
def counted(store: Store, put: Put) -> Store:
    """North supplied January and March, South all three months. E01000003 is quiet and lies in South's city."""
    put(
        "study_areas",
        {"area_code": "E01000001", "parent": "N"},
        {"area_code": "E01000002", "parent": "S"},
        {"area_code": "E01000003", "parent": "S"},
    )
    north = [
        offence("North", "E01000001", 1),
        offence("North", "E01000001", 1),
        offence("North", "E01999999", 3),
    ]
    south = [offence("South", "E01000002", month) for month in (1, 2, 3)]
    put("offences", *north, *south, offence("South", "E01000001", 2, outcome_code="Under investigation"))
    place(store)
    count(store, "", "")
    return store


def covered(store: Store, area: str) -> list[str]:
    rows = store.connection.execute("SELECT covered FROM coverage WHERE area_code = ? ORDER BY month", [area])
    return [word for (word,) in rows.fetchall()]


def test_a_month_that_the_areas_own_force_did_not_supply_is_a_gap(counted: Store) -> None:
    assert covered(counted, "E01000001") == ["yes", "no", "yes"]
    assert covered(counted, "E01000002") == ["yes", "yes", "yes"]


def test_a_quiet_area_has_the_months_of_its_citys_force(counted: Store) -> None:
    assert covered(counted, "E01000003") == ["yes", "yes", "yes"]


def test_counts_are_by_area_month_type_and_outcome(counted: Store) -> None:
    rows = counted.connection.execute(
        "SELECT area_code, month, type, outcome, n FROM offence_counts"
    ).fetchall()
    assert ("E01000001", date(2025, 1, 1), "Burglary", None, 2) in rows
    assert ("E01000001", date(2025, 2, 1), "Burglary", "no outcome yet", 1) in rows
    assert sum(row[-1] for row in rows) == 6


def test_a_period_of_the_study_bounds_what_is_counted(counted: Store) -> None:
    count(counted, "2025-02", "2025-04")
    months = counted.connection.execute("SELECT DISTINCT month FROM coverage ORDER BY 1").fetchall()
    assert [month.month for (month,) in months] == [2, 3, 4]
    assert counted.connection.execute("SELECT sum(n) FROM offence_counts").fetchone() == (3,)


def test_an_outcome_that_no_list_knows_is_other(store: Store, put: Put) -> None:
    put("study_areas", {"area_code": "E01000001"})
    put("offences", offence("North", "E01000001", 1, outcome_code="Sent to the moon"))
    place(store)
    count(store, "", "")
    assert store.connection.execute("SELECT outcome FROM offence_counts").fetchall() == [("other outcome",)]


def test_involvements_without_day_or_place_are_no_fault_and_nothing_to_count(store: Store, put: Put) -> None:
    put("involvements", {"crime_ref": "A1", "nominal_ref": "N1", "role": "suspect"})
    assert count(store, "", "") == 0
    assert store.count("coverage") == 0


def test_without_offences_nothing_is_counted(store: Store) -> None:
    with pytest.raises(DataProblem, match="No offence was loaded"):
        count(store, "", "")
