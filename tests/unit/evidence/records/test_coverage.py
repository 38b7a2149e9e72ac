"""Gaps: silent areas, quiet ones beside them, months that the study declares, and words that are not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from groundview import UsageProblem
from groundview.evidence.records.count import count
from groundview.evidence.records.coverage import SILENT
from groundview.evidence.records.place import place
from groundview.evidence.records.store import Store
from groundview.pipeline.gaps import _months
from groundview.questions.measure import measures
from groundview.study import RecordingGap

Put = Callable[..., None]
QUIET = {"E01000003": 1, "E01000004": 2}


def offences(area: str, month: int, n: int, force: str = "North") -> list[dict[str, object]]:
    one = {"force": force, "lsoa": area, "recorded_on": date(2025, month, 1), "offence": "Burglary"}
    return [one] * n


def gap(**said: object) -> RecordingGap:
    return RecordingGap(**{"first_month": "2025-02", "last_month": "2025-02", "why": "half a month"} | said)  # type: ignore[arg-type]


@pytest.fixture
def placed(store: Store, put: Put) -> Store:
    """Two busy areas of one city and two quiet ones; in March the city's busy areas have next to nothing, and only the
    second quiet one has a record. A third busy area, of another city, goes on."""
    for area in ("E01000001", "E01000002", *QUIET):
        put("study_areas", {"area_code": area, "parent": "Town"})
    put("study_areas", {"area_code": "E01000005", "parent": "Port"})
    rows = []
    for month in (1, 2, 3, 4):
        rows += offences("E01000001", month, 1 if month == 3 else 30) + offences("E01000005", month, 25)
        rows += offences("E01000002", month, 0 if month == 3 else 22)
        rows += offences("E01000004", month, 2)
    rows += offences("E01000003", 1, 1)
    put("offences", *rows)
    place(store)
    return store


def gaps(store: Store) -> dict[tuple[str, int], str]:
    rows = store.connection.execute("SELECT area_code, month, why FROM coverage WHERE covered = 'no'")
    return {(area, month.month): why for area, month, why in rows.fetchall()}


def test_busy_areas_with_next_to_nothing_and_quiet_ones_without_a_record_beside_them_are_gaps(
    placed: Store,
) -> None:
    count(placed, "", "")
    found = gaps(placed)
    assert set(found) == {("E01000001", 3), ("E01000002", 3), ("E01000003", 3)}
    assert all(why.startswith("silent") for why in found.values())


def test_what_a_gap_holds_counts_nowhere(placed: Store) -> None:
    count(placed, "", "")
    seen = placed.connection.execute("SELECT area_code, sum(n) FROM offence_counts GROUP BY ALL ORDER BY ALL")
    assert seen.fetchall() == [
        ("E01000001", 90), ("E01000002", 66), ("E01000003", 1), ("E01000004", 8), ("E01000005", 100)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "areas"),
    [
        ({"areas": ("E01000005",)}, {"E01000005"}),
        ({"forces": ("North",)}, {f"E0100000{n}" for n in range(1, 6)}),
        ({}, {f"E0100000{n}" for n in range(1, 6)}),
    ],
)
def test_a_declared_gap_is_one_where_it_is_said_to_be(
    placed: Store, said: dict[str, object], areas: set[str]
) -> None:
    count(placed, "", "", [gap(**said)])
    found = gaps(placed)
    assert {area for area, month in found if month == 2} == areas
    assert {why for (_, month), why in found.items() if month == 2} == {"declared: half a month"}
    assert placed.connection.execute(
        "SELECT count(*) FROM offence_counts WHERE month(month) = 2 AND area_code = 'E01000005'"
    ).fetchone() == (0,)


def test_a_gap_of_a_force_or_an_area_that_is_not_there_is_refused(placed: Store) -> None:
    with pytest.raises(UsageProblem, match="Nroth is a force in gaps") as raised:
        count(placed, "", "", [gap(forces=("Nroth",))])
    assert "North" in str(raised.value.next_step)
    with pytest.raises(UsageProblem, match="E0199 is an area in gaps"):
        count(placed, "", "", [gap(areas=("E0199",))])


def test_a_month_that_the_force_did_not_supply_stays_what_it_was(placed: Store) -> None:
    count(placed, "2025-04", "2025-05")
    assert {why for (_, month), why in gaps(placed).items() if month == 5} == {"not supplied"}


def test_the_profile_says_which_areas_are_gaps_and_why(placed: Store) -> None:
    count(placed, "", "2025-05", [gap(forces=("North",))])
    reader = placed.reader("aggregate")
    names = ("areas_absent", "months_absent")
    made = {name: measures()["picture", name].figures(reader) for name in names}
    absent = made["areas_absent"]
    assert absent.texts["period"].tolist() == ["2025-02", "2025-03"]
    assert absent.estimate.value.tolist() == [5, 3]
    assert absent.texts["breakdown"][0] == "why=declared: half a month"
    assert made["months_absent"].texts["note"].tolist() == ["2025-05"]
    assert _months(reader) == [
        "North supplied nothing for 2025-05.",
        "5 areas are a gap in 2025-02: declared: half a month.",
        f"3 areas are a gap in 2025-03: {SILENT}.",
    ]
