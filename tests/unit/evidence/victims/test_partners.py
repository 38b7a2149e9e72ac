"""Partners' incidents on record: proved by a reference, possible by place, day and kind, or neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from hidden_world import Figure, add, figures, offence, store_of

from groundview.evidence.records.store import Store
from groundview.evidence.victims.partner_counts import make_partner_counts


def incident(store: Store, day: str, area: str | None = "E1", ref: str | None = None, **more: str) -> None:
    row = {"incident_ref": f"I{store.count('partner_incidents')}", "partner": "shop", "occurred_on": day}
    add(store, "partner_incidents", **(row | {"lsoa": area, "crime_ref": ref} | more))


def rates(store: Store) -> dict[str, Figure]:
    make_partner_counts(store)
    return figures(store, "partner_reporting_rate")


def bounds(figure: Figure) -> tuple[float, float, float]:
    """Found, the most that may be on record, and incidents."""
    return figure["numerator"], figure["evidence_high"] * figure["denominator"], figure["denominator"]


@pytest.fixture
def store(tmp_path: Path):  # type: ignore[no-untyped-def]
    """One incident on 1 February whose reference is that of a theft from a shop."""
    with store_of(tmp_path) as store:
        offence(store, "FOUND", "E1", "2024-02-01")
        incident(store, "2024-02-01", ref="FOUND")
        yield store


@pytest.mark.parametrize(
    ("day", "area", "kind", "fits"),
    [
        ("2024-03-09", "E1", "Shoplifting", 1),
        ("2024-03-10", "E1", "shoplifting", 1),
        ("2024-03-11", "E1", "Shoplifting", 1),
        ("2024-03-12", "E1", "Shoplifting", 0),
        ("2024-03-10", "E2", "Shoplifting", 0),
        ("2024-03-10", "E1", "Burglary", 0),
        ("2024-03-10", None, "Shoplifting", 1),
    ],
)
def test_what_fits_an_incident_without_a_reference(
    store: Store, day: str, area: str | None, kind: str, fits: int
) -> None:
    """The same area, a day earlier or later at most, a kind that the partner is known to report."""
    incident(store, "2024-03-10")
    offence(store, "OTHER", area, day, offence=kind)
    assert bounds(rates(store)["partner=shop"]) == (1, 1 + fits, 2)


def test_an_offence_that_a_reference_has_taken_fits_nothing_else(store: Store) -> None:
    incident(store, "2024-02-01")
    assert bounds(rates(store)["partner=shop"]) == (1, 1, 2)


def test_a_reference_that_leads_nowhere_may_be_on_record(store: Store) -> None:
    incident(store, "2024-07-01", ref="F0UND")
    assert bounds(rates(store)["partner=shop"]) == (1, 2, 2)


def test_an_incident_without_an_area_fits_anywhere_on_its_day(store: Store) -> None:
    incident(store, "2024-03-10", area=None)
    offence(store, "OTHER", "E3", "2024-03-10")
    assert bounds(rates(store)["partner=shop"]) == (1, 2, 2)


def test_one_offence_without_a_place_stands_for_one_incident_at_most(store: Store) -> None:
    for _ in range(4):
        incident(store, "2024-03-10")
    offence(store, "NOWHERE", None, "2024-03-10")
    assert bounds(rates(store)["partner=shop"]) == (1, 2, 5)


def test_what_lies_outside_the_study_is_not_counted(store: Store) -> None:
    incident(store, "2024-02-01", area="W9")
    incident(store, "2025-02-01")
    assert bounds(rates(store)["partner=shop"]) == (1, 1, 1)


def test_months_and_years_of_which_nothing_came_are_gaps(store: Store) -> None:
    for month in range(1, 13):
        add(store, "coverage", area_code="E1", month=f"2025-{month:02d}-01", covered="yes")
    incident(store, "2024-03-10")
    found = rates(store)
    assert found["partner=shop"]["note"] == "supplied for 2 of 24 months"
    assert found["2024.partner=shop"]["note"] == "supplied for 2 of 12 months"
    assert found["2025.partner=shop"]["value"] is None
    assert "a gap" in found["2025.partner=shop"]["note"]


def test_a_partner_whose_references_lead_nowhere_may_report_anything(store: Store) -> None:
    incident(store, "2024-02-01", partner="council")
    offence(store, "ANY", "E1", "2024-02-01", offence="Burglary")
    found = rates(store)["partner=council"]
    assert bounds(found) == (0, 1, 1)
    assert "any offence" in found["note"]


def test_categories_and_cities_stand_by_themselves(store: Store) -> None:
    incident(store, "2024-03-10", area="E3", category="till; snatch")
    found = rates(store)
    assert bounds(found["partner=shop;category=till-snatch"]) == (0, 0, 1)
    assert bounds(found["partner=shop;category=not-recorded"]) == (1, 1, 1)
    assert bounds(found["Southtown.partner=shop"]) == (0, 0, 1)


def test_the_unreported_are_the_others(store: Store) -> None:
    incident(store, "2024-03-10")
    incident(store, "2024-07-01", ref="LOST")
    make_partner_counts(store)
    figure = figures(store, "partner_unreported")["partner=shop"]
    assert (figure["value"], figure["evidence_low"], figure["evidence_high"]) == (2, 1, 2)


def test_a_partners_file_without_a_dated_row_is_a_reason(tmp_path: Path) -> None:
    with store_of(tmp_path) as store:
        (figure,) = rates(store).values()
    assert figure["value"] is None
    assert figure["note"].startswith("no partner supplied incidents with a date")
