"""Real extracts of other forces and years: twelve in 2018, two years of a small one, an archive as downloaded."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

from groundview import Study
from groundview.evidence.records.store import open_store
from groundview.pipeline.new import new_study

pytestmark = [pytest.mark.realdata, pytest.mark.slow]

LOADED = {
    "Avon and Somerset Constabulary": (42_338, 41_514),
    "British Transport Police": (15_679, 15_679),
    "Police Service of Northern Ireland": (37_314, 37_314),
    "City of London Police": (2_341, 2_324),
}
"""Rows read and loaded, for four of the twelve forces."""


def ask(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with open_store(folder / "store/study.duckdb") as store:
        return store.reader("record").rows(sql)


def start(folder: Path, areas: Path, *extracts: Path) -> Path:
    new_study(folder, extracts, areas, ("", ""), "")
    return folder


@pytest.fixture(scope="module")
def forces(realdata: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve forces, October to December 2018, placed in the areas of Bristol as they are since 2021."""
    geography = realdata / "geography"
    extracts = (
        realdata / "police_uk/2018",
        geography / "lookup_lsoa11_lsoa21_ltla22.csv.gz",
        realdata / "deprivation_population",
    )
    folder = start(
        tmp_path_factory.mktemp("forces") / "study", geography / "pilots/lsoa21_bristol.geojson", *extracts
    )
    Study.open(folder).run(until="place")
    return folder


def test_every_row_of_twelve_forces_is_loaded_or_refused(forces: Path) -> None:
    rows = ask(
        forces,
        "SELECT count(*), sum(n_rows), sum(n_loaded), sum(n_refused) FROM files WHERE table_name = 'offences'",
    )
    assert rows == [(36, 314_392, 313_495, 897)]
    assert ask(forces, 'SELECT DISTINCT "column" FROM refused') == [("crime_ref",)]
    loaded = dict(ask(forces, "SELECT force, count(*) FROM offences GROUP BY force"))
    assert {force: loaded[force] for force in LOADED} == {
        force: after for force, (_, after) in LOADED.items()
    }
    assert len(loaded) == 12


def test_forces_without_references_and_without_areas_load_too(forces: Path) -> None:
    by_force = "SELECT count(crime_ref), count(lsoa) FROM offences WHERE force = '{}'"
    assert ask(forces, by_force.format("British Transport Police")) == [(0, 15_352)]
    assert ask(forces, by_force.format("Police Service of Northern Ireland")) == [(23_932, 0)]


def test_codes_of_2011_are_recognised_and_turned_into_areas_of_2021(forces: Path) -> None:
    assert ask(forces, "SELECT DISTINCT vintage FROM code_vintages ORDER BY 1") == [
        ("2011",),
        ("either",),
        ("no codes",),
    ]
    how = dict(ask(forces, "SELECT how, count(*) FROM placed GROUP BY how"))
    assert how == {"code": 13_044, "converted_by_point": 2_058, "no_location": 9_895, "outside": 288_498}


def test_the_same_rows_against_areas_of_2011_need_no_turning(forces: Path, realdata: Path) -> None:
    """Of the rows whose codes were split, ten lie too far from either half to be placed in the areas of 2021."""
    toml = forces / "study.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(
        text.replace("lsoa21_bristol", "lsoa11_bristol").replace(
            "boundaries_lsoa_2021", "boundaries_lsoa_2011"
        )
    )
    done = Study.open(forces).run(until="place")
    assert {step.step for step in done if not step.fresh} == {"read:areas", "areas", "place"}
    how = dict(ask(forces, "SELECT how, count(*) FROM placed GROUP BY how"))
    assert how == {"code": 15_112, "no_location": 9_895, "outside": 288_488}
    toml.write_text(text, encoding="utf-8")


def test_two_years_of_a_small_force_plain_and_as_an_archive(realdata: Path, tmp_path: Path) -> None:
    city, areas = realdata / "police_uk/city_of_london", realdata / "geography/pilots/lsoa21_camden.geojson"
    plain = start(tmp_path / "plain", areas, city)
    (tmp_path / "download").mkdir()
    with zipfile.ZipFile(tmp_path / "download/all.zip", "w") as archive:
        for path in sorted(city.rglob("*.csv.gz")):
            archive.write(path, path.relative_to(city).as_posix())
    packed = start(tmp_path / "packed", areas, tmp_path / "download")
    for folder in (plain, packed):
        Study.open(folder).run(until="read")
    accounts = """SELECT count(*), sum(n_rows), sum(n_loaded), sum(n_refused), min(first_on)::VARCHAR,
        max(last_on)::VARCHAR FROM files WHERE table_name = 'offences'"""
    assert ask(plain, accounts) == [(24, 19_172, 18_777, 395, "2023-05-01", "2025-04-01")]
    assert ask(packed, accounts) == ask(plain, accounts)
    content = "SELECT * EXCLUDE (source_file) FROM offences ORDER BY ALL"
    assert ask(packed, content) == ask(plain, content)
    name = "SELECT min(source_file) FROM offences"
    assert ask(packed, name) == [("download/all.zip!2023-05/2023-05-city-of-london-street.csv.gz",)]
