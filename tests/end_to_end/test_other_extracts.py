"""Other real extracts: twelve forces of 2018 against areas of 2021, a small force over two years, an archive."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from groundview import Study
from groundview.evidence.records.store import Reader, open_store
from groundview.pipeline.new import new_study

pytestmark = [pytest.mark.realdata, pytest.mark.slow]


def run(folder: Path, extracts: list[Path], areas: Path, until: str) -> Study:
    new_study(folder, extracts, areas, ("", ""), "")
    study = Study.open(folder)
    study.run(until=until)
    return study


def one(reader: Reader, sql: str) -> int:
    return int(reader.rows(sql)[0][0])


@pytest.fixture(scope="module")
def forces(realdata: Path, tmp_path_factory: pytest.TempPathFactory) -> Study:
    extracts = [realdata / "police_uk/2018", realdata / "deprivation_population", realdata / "geography"]
    areas = realdata / "geography/pilots/lsoa21_bristol.geojson"
    return run(tmp_path_factory.mktemp("forces") / "study", extracts, areas, "picture")


def test_every_row_of_twelve_forces_is_loaded_or_refused(forces: Study) -> None:
    with open_store(forces.declared.store) as store:
        read = store.reader("record")
        totals = read.rows(
            "SELECT sum(n_rows), sum(n_loaded), sum(n_refused) FROM files WHERE table_name = 'offences'"
        )
        assert totals == [(314_392, 298_316, 16_076)]
        assert one(read, "SELECT count(DISTINCT force) FROM offences") == 12
        assert (
            one(read, "SELECT count(*) FROM refused WHERE reason LIKE '%identical%' OR reason LIKE '%else%'")
            == 16_076
        )


def test_transport_police_without_references_are_all_loaded(forces: Study) -> None:
    with open_store(forces.declared.store) as store:
        read = store.reader("record")
        btp = "FROM files WHERE file LIKE '%btp%'"
        assert one(read, f"SELECT sum(n_rows) - sum(n_loaded) {btp}") == 0
        assert one(read, f"SELECT sum(n_identical) {btp}") > 0


def test_northern_ireland_without_codes_is_placed_by_its_points(forces: Study) -> None:
    with open_store(forces.declared.store) as store:
        how = store.reader("record").rows(
            "SELECT DISTINCT how FROM placed WHERE source_file LIKE '%northern-ireland%' ORDER BY 1"
        )
        assert {word for (word,) in how} <= {"outside", "no_location"}


def test_codes_of_2011_are_recognised_and_turned_into_those_of_2021(forces: Study) -> None:
    with open_store(forces.declared.store) as store:
        read = store.reader("record")
        bristol = "FROM code_vintages WHERE file LIKE '%avon-and-somerset%'"
        assert read.rows(f"SELECT DISTINCT vintage {bristol}") == [("2011",)]
        placed = dict(read.rows("SELECT how, count(*) FROM placed WHERE area_code IS NOT NULL GROUP BY how"))
        assert placed["converted_by_point"] > 1_000
        assert placed["code"] > 10_000
        joined = "offences JOIN placed USING (source, source_file, source_row)"
        own = f"SELECT lsoa FROM {joined} WHERE how = 'converted_by_point'"
        turned = f"SELECT count(*) FROM ({own}) WHERE lsoa IN (SELECT area_code FROM study_areas)"
        assert one(read, turned) == 0


def test_the_same_months_against_areas_of_2011_need_no_lookup(realdata: Path, tmp_path: Path) -> None:
    extracts = [realdata / "police_uk/2018/2018-10", realdata / "deprivation_population"]
    study = run(tmp_path / "study", extracts, realdata / "geography/pilots/lsoa11_bristol.geojson", "picture")
    with open_store(study.declared.store) as store:
        read = store.reader("record")
        assert read.rows("SELECT DISTINCT how FROM placed WHERE area_code IS NOT NULL") == [("code",)]
        assert read.rows("SELECT DISTINCT residents_source FROM study_areas") == [("population_mid_2020",)]


def test_a_downloaded_archive_gives_the_same_as_its_folder(realdata: Path, tmp_path: Path) -> None:
    folder = realdata / "police_uk/city_of_london"
    archive = tmp_path / "latest.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.glob("*/*.csv.gz")):
            packed.writestr(f"{path.parent.name}/{path.name[:-3]}", gzip.decompress(path.read_bytes()))
    areas = realdata / "geography/pilots/lsoa21_camden.geojson"
    counts = []
    for name, extracts in (("one", folder), ("two", archive)):
        study = run(tmp_path / name, [extracts], areas, "place")
        with open_store(study.declared.store) as store:
            rows = "SELECT crime_ref, recorded_on, lsoa, offence, outcome_code FROM offences ORDER BY ALL"
            counts.append(store.reader("record").rows(rows))
            total = "SELECT sum(n_rows) FROM files WHERE table_name = 'offences'"
            assert one(store.reader("record"), total) == 19_172
    assert counts[0] == counts[1]
