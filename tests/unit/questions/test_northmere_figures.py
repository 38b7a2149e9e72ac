"""The figures of the demonstration against slow plain-Python counts of its files."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from pathlib import Path

import pytest
from figures_hold import faults_of, not_numbers

from groundview import Study

MONTHS = ("2025-01", "2025-02", "2025-03", "2025-04", "2025-06", "2025-07", "2025-08")
GAP = "2025-05"


@pytest.fixture(scope="module")
def rows(finished_northmere: Path) -> list[dict[str, str]]:
    """Every incident, once: a reference counts where it first stands."""
    found: list[dict[str, str]] = []
    seen: set[str] = set()
    for path in sorted(finished_northmere.glob("extracts/*/*-street.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if not row["Crime ID"] or row["Crime ID"] not in seen:
                    seen.add(row["Crime ID"])
                    found.append(row)
    return found


@pytest.fixture(scope="module")
def inside(finished_northmere: Path, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    import json

    areas = json.loads((finished_northmere / "extracts/areas.geojson").read_text())
    codes = {feature["properties"]["code"] for feature in areas["features"]}
    return [row for row in rows if row["LSOA code"] in codes]


def values(study: Path, **equal: str) -> dict[tuple[str, str, str], float | None]:
    found = Study.open(study).findings(**equal)
    return {(f["area_code"], f["period"], f["breakdown"]): f["value"] for f in found}


def test_recorded_is_the_count_of_every_cell_and_margin(
    finished_northmere: Path, inside: list[dict[str, str]]
) -> None:
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in inside:
        for area in ("", row["LSOA code"]):
            for month in ("", row["Month"]):
                for kind in ("", f"type={row['Crime type']}"):
                    counts[area, month, kind] += 1
    found = values(finished_northmere, measure="recorded")
    assert {cell for cell, value in found.items() if value is None} == {
        cell for cell in found if cell[1] == GAP
    }
    assert {cell: value for cell, value in found.items() if value} == dict(counts)
    assert len(found) == 25 * 9 * 15


def test_a_missing_month_is_a_gap_and_never_a_nought(finished_northmere: Path) -> None:
    found = Study.open(finished_northmere).findings(measure="recorded", period=GAP)
    assert found
    assert all(f["value"] is None and "a gap, not a nought" in f["note"] for f in found)
    assert values(finished_northmere, measure="months_absent") == {
        ("", "", "force=Northmere Invented Constabulary"): 1.0
    } or (list(values(finished_northmere, measure="months_absent").values()) == [1.0])


def test_a_rate_leaves_the_gap_out_of_its_years(
    finished_northmere: Path, inside: list[dict[str, str]]
) -> None:
    import json

    areas = json.loads((finished_northmere / "extracts/areas.geojson").read_text())["features"]
    residents = {area["properties"]["code"]: area["properties"]["population"] for area in areas}
    found = Study.open(finished_northmere).findings(measure="incidence", period="", breakdown="")
    for f in found:
        people = residents.get(f["area_code"]) or sum(residents.values())
        count = sum(f["area_code"] in ("", row["LSOA code"]) for row in inside)
        assert f["value"] == pytest.approx(1000 * count / (people * len(MONTHS) / 12), rel=1e-10)
        assert f["sampling_low"] < f["value"] < f["sampling_high"]
        assert f["note"] == "over the 7 months supplied of 8"


def test_places_are_accounted_for(
    finished_northmere: Path, rows: list[dict[str, str]], inside: list[dict[str, str]]
) -> None:
    nowhere = [row for row in rows if not row["LSOA code"]]
    no_location = Study.open(finished_northmere).findings(measure="no_location_share", period="")[0]
    assert (no_location["numerator"], no_location["denominator"]) == (len(nowhere), len(rows))
    outside = Study.open(finished_northmere).findings(measure="outside_share", period="")[0]
    assert outside["numerator"] == len(rows) - len(nowhere) - len(inside)


def test_outcomes_are_shares_of_those_stated(finished_northmere: Path, inside: list[dict[str, str]]) -> None:
    stated = [row for row in inside if row["Last outcome category"]]
    open_ones = sum(row["Last outcome category"] == "Under investigation" for row in stated)
    found = values(finished_northmere, measure="outcome_share")
    assert found["", "", "outcome=no outcome yet"] == pytest.approx(open_ones / len(stated))
    whole = [value for (_, _, cell), value in found.items() if ";" not in cell]
    assert sum(value or 0 for value in whole) == pytest.approx(1)


def test_concentration_rises_with_the_share_of_places(finished_northmere: Path) -> None:
    found = values(finished_northmere, measure="top_share")
    tops = [found["", "", f"top={share}%"] for share in (1, 5, 10, 25)]
    assert tops == sorted(tops)
    curve = values(finished_northmere, measure="lorenz")
    assert curve["", "", "places=1.00"] == 1.0
    assert curve["", "", "places=0.10"] == pytest.approx(found["", "", "top=10%"])


def test_no_figure_is_missing_without_a_reason_and_no_page_shows_one(finished_northmere: Path) -> None:
    assert faults_of(finished_northmere) == {}
    assert not_numbers((finished_northmere / "out/report/internal.html").read_text(encoding="utf-8")) == []
