"""Measures of places on open data: hot spots are found, near repeats are refused, and what is missing comes first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from groundview import Study
from groundview.evidence.places.follow import NO_DAYS
from groundview.evidence.records.store import open_store
from groundview.pipeline.explain import explain

BUSY = ("X01000015", "X01000019", "X01000020")
"""The middle of the invented town."""


@pytest.fixture(scope="module")
def study(finished_northmere: Path) -> Study:
    return Study.open(finished_northmere)


def figures(study: Study, measure: str, **more: Any) -> dict[str, dict[str, Any]]:
    """Findings of a measure by area and breakdown."""
    return {
        f"{one['area_code']} {one['breakdown']}".strip(): one
        for one in study.findings(measure=measure, **more)
    }


def test_near_repeats_of_months_are_refused_with_the_reason(study: Study) -> None:
    found = [*study.findings(measure="near_repeat"), *study.findings(measure="near_repeat_p")]
    assert len(found) >= 10
    assert {one["note"] for one in found} == {NO_DAYS}
    assert all(one["value"] is None for one in found)


def test_hot_spots_lie_in_the_middle_of_the_town(study: Study) -> None:
    z, p = figures(study, "hot_spot", context=""), figures(study, "hot_spot_p", context="")
    hot = {one["area_code"] for one in z.values() if one["note"] == "hot spot"}
    assert hot
    assert hot <= set(BUSY)
    assert all(p[cell]["value"] <= 0.05 for cell, one in z.items() if one["note"] == "hot spot")
    assert all(one["value"] > 0 for one in z.values() if one["note"] == "hot spot")
    counted = figures(study, "hot_spots", context="")
    of_all = [one for one in z.values() if one["breakdown"] == ""]
    assert counted["side=hot"]["value"] == sum(one["note"] == "hot spot" for one in of_all)
    assert counted["side=hot"]["n"] == len(of_all) == 24


def test_neighbours_are_alike(study: Study) -> None:
    whole = figures(study, "moran", context="")[""]
    assert whole["value"] > 0.2
    assert whole["note"].startswith("p 0.0")
    near = figures(study, "local_moran", context="")
    assert {near[area]["note"] for area in BUSY} == {"high-high"}


def test_classes_of_persistence_add_up_to_the_areas(study: Study) -> None:
    found = study.findings(measure="hot_spot_classes", context="")
    assert sum(one["value"] for one in found if "type=" not in one["breakdown"]) == 24
    lasting = figures(study, "hot_spot_persistence", context="")
    assert all(one["value"] >= 1 and "by month" in one["note"] for one in lasting.values())


def test_a_hot_spot_is_less_certain_with_places_missing(study: Study) -> None:
    found = study.findings(measure="hot_spot_certainty")
    assert found
    assert all(0 <= one["value"] <= 1 for one in found)
    z = figures(study, "hot_spot", context="")
    doubted = [one for one in z.values() if one["evidence_low"] is not None]
    assert doubted
    assert all(one["evidence_low"] <= one["value"] <= one["evidence_high"] for one in doubted)


def test_how_places_are_known_adds_up(study: Study) -> None:
    found = figures(study, "location_quality")
    parts = ("code_only", "far", "stand_in", "snapped", "exact")
    inside = study.findings(measure="recorded", area_code="", period="", breakdown="")[0]["value"]
    assert sum(found[f"place={how}"]["numerator"] for how in parts) == inside
    assert found["place=snapped"]["value"] == 1.0
    missing, nowhere = found["place=missing"], study.findings(measure="no_location_share", period="")[0]
    assert missing["numerator"] == nowhere["numerator"]
    (of_source,) = [
        one for name, one in found.items() if "source=" in name and name.endswith("place=snapped")
    ]
    assert "m apart" in of_source["note"]


def test_a_rate_is_drawn_to_its_neighbourhood(study: Study) -> None:
    own, near = figures(study, "incidence", breakdown="", period=""), figures(study, "neighbourhood_rate")
    assert len(near) == 24
    assert all(one["n"] >= 3 for one in near.values())
    assert near[BUSY[0]]["value"] < own[BUSY[0]]["value"]


def test_hours_of_months_are_refused(study: Study) -> None:
    (one,) = study.findings(measure="aoristic_share")
    assert (one["value"], one["note"]) == (None, "the extracts give months and no days")


def test_a_hot_spot_is_explained_by_the_offences_of_its_area(study: Study) -> None:
    with open_store(study.declared.store) as store:
        told = explain(store, f"victimisation.hot_spot.{BUSY[0]}", 3, {})
        pairs = explain(store, "victimisation.near_repeat.type=Burglary", 3, {})
    assert (
        told.n_rows
        == study.findings(measure="recorded", area_code=BUSY[0], period="", breakdown="")[0]["value"]
    )
    assert pairs.n_rows is None
