"""What is told of links: references that lead nowhere, offences of very many persons, persons born too late."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from groundview.evidence.records.quality import make_quality
from groundview.evidence.records.quality_of_links import CROWD
from groundview.evidence.records.store import Store

Put = Callable[..., None]


def told(store: Store, check: str) -> list[tuple[object, ...]]:
    make_quality(store)
    return store.reader("aggregate").rows(
        "SELECT table_name, column_name, group_name, n, of_n FROM quality WHERE check_name = ? ORDER BY ALL",
        [check],
    )


def part(event: str, who: str, role: str = "suspect") -> dict[str, str]:
    return {"crime_ref": event, "nominal_ref": who, "role": role}


def test_a_reference_that_leads_nowhere_is_counted(store: Store, put: Put) -> None:
    put("offences", {"crime_ref": "C1"})
    put("nominals", {"nominal_ref": "N1"})
    put("involvements", part("C1", "N1"), part("C1", "nobody"), part("nothing", "N1"))
    assert told(store, "leads_nowhere") == [
        ("involvements", "crime_ref", "offences", 1, 3),
        ("involvements", "nominal_ref", "nominals", 1, 3),
    ]


def test_an_offence_without_a_reference_hides_no_link_that_leads_nowhere(store: Store, put: Put) -> None:
    put("offences", {"crime_ref": None}, {"crime_ref": "C1"})
    put("involvements", part("nothing", "N1"))
    assert ("involvements", "crime_ref", "offences", 1, 1) in told(store, "leads_nowhere")


def test_an_affray_is_told_and_a_person_in_two_roles_is_one(store: Store, put: Put) -> None:
    put("involvements", *(part("affray", f"N{number}") for number in range(300)))
    put(
        "involvements",
        *(part("full", f"N{number}", role) for number in range(CROWD) for role in ("suspect", "victim")),
    )
    assert told(store, "crowded") == [("involvements", "crime_ref", "", 1, 2)]


def test_who_is_born_after_an_offence_that_they_stand_in_is_told(store: Store, put: Put) -> None:
    put("offences", {"crime_ref": "C1", "recorded_on": date(2020, 1, 1)})
    put(
        "nominals", *({"nominal_ref": f"N{year}", "date_of_birth": date(year, 6, 1)} for year in (1990, 2024))
    )
    put("nominals", {"nominal_ref": "no date"})
    put("involvements", part("C1", "N1990"), part("C1", "N2024"), part("C1", "no date"))
    assert told(store, "born_later") == [("nominals", "date_of_birth", "", 1, 2)]


def test_a_study_without_links_has_no_such_checks(store: Store, put: Put) -> None:
    put("nominals", {"nominal_ref": "N1"})
    assert told(store, "leads_nowhere") == told(store, "crowded") == told(store, "born_later") == []
