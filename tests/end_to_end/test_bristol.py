"""The main job on real input: five months of Avon and Somerset become a profile of Bristol, with no hand edit."""

from __future__ import annotations

import subprocess
import sys
import time
from html import unescape
from pathlib import Path

import pytest

from groundview import Study
from groundview.evidence.places.follow import NO_DAYS

pytestmark = [pytest.mark.realdata, pytest.mark.slow]

RESIDENTS = 472_452
"""Usual residents of the 268 areas in the Census 2021 file."""
INSIDE = 26_689


def groundview(*words: str, folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "groundview", *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def bristol(realdata: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    groundview(
        "new", "bristol",
        "--extracts", str(realdata / "police_uk/avon_somerset_2025"),
        "--extracts", str(realdata / "deprivation_population"),
        "--areas", str(realdata / "geography/pilots/lsoa21_bristol.geojson"),
        folder=folder,
    )  # fmt: skip
    groundview("run", "bristol", folder=folder)
    return folder / "bristol"


def test_all_rows_are_accounted_for(bristol: Path) -> None:
    files = Study.open(bristol).table("files").filter("table_name = 'offences'")
    assert files.aggregate("sum(n_rows), sum(n_loaded), sum(n_refused)").fetchone() == (79_775, 79_408, 367)
    assert Study.open(bristol).table("refused").aggregate("count(*)").fetchone() == (367,)


def test_rows_outside_the_areas_are_counted_as_outside(bristol: Path) -> None:
    study = Study.open(bristol)
    outside = study.findings(measure="outside_share", period="")[0]
    nowhere = study.findings(measure="no_location_share", period="")[0]
    assert outside["numerator"] + nowhere["numerator"] + INSIDE == 79_408


def test_rates_use_the_census_of_the_matching_vintage(bristol: Path) -> None:
    rate = Study.open(bristol).findings(measure="incidence", area_code="", period="", breakdown="")[0]
    assert rate["numerator"] == INSIDE
    assert rate["denominator"] == pytest.approx(RESIDENTS * 5 / 12)


def test_may_is_a_gap(bristol: Path) -> None:
    study = Study.open(bristol)
    assert all(f["value"] is None for f in study.findings(measure="recorded", period="2025-05"))
    assert study.findings(measure="months_absent")[0]["note"] == "2025-05"
    assert "no data" in (bristol / "out/report/internal.html").read_text(encoding="utf-8")


def test_hot_spots_and_how_they_last_are_found(bristol: Path) -> None:
    """The middle of the city is hot in nearly every month; its neighbours are alike."""
    study = Study.open(bristol)
    hot = [f for f in study.findings(measure="hot_spot", context="", breakdown="") if f["note"] == "hot spot"]
    assert 5 <= len(hot) <= 20
    assert max(hot, key=lambda f: f["value"])["area_code"] == "E01033907"
    assert study.findings(measure="moran", context="", breakdown="")[0]["value"] > 0.3
    lasting = study.findings(measure="hot_spot_persistence", context="", breakdown="", area_code="E01033907")
    assert lasting[0]["note"] == "persistent; by month"
    assert lasting[0]["value"] == 5
    assert any(0 < f["value"] < 1 for f in study.findings(measure="hot_spot_certainty"))


def test_near_repeats_are_refused_as_dates_are_months(bristol: Path) -> None:
    found = Study.open(bristol).findings(measure="near_repeat")
    assert {f["note"] for f in found} == {NO_DAYS}
    assert all(f["value"] is None for f in found)
    quality = {f["breakdown"]: f for f in Study.open(bristol).findings(measure="location_quality")}
    assert quality["place=snapped"]["value"] == 1
    assert quality["place=missing"]["numerator"] == 9_240


def test_a_second_run_takes_under_two_seconds(bristol: Path) -> None:
    times = []
    for _ in range(3):
        began = time.monotonic()
        groundview("run", bristol.name, folder=bristol.parent)
        times.append(time.monotonic() - began)
    assert min(times) < 2


def test_the_page_is_whole_and_needs_no_network(bristol: Path) -> None:
    page = (bristol / "out/report/internal.html").read_text(encoding="utf-8")
    assert page.count("<svg") >= 5
    assert "default-src 'none'" in unescape(page)
    assert len(page) < 3_000_000
