"""Thirty months of a London borough from the API: silent months are gaps, and the rest is compared."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from groundview import Study
from groundview.pipeline.new import new_study

pytestmark = pytest.mark.realdata

BOROUGH, EVERY = "Sutton", 4
"""One borough, and one row in so many of it: some four thousand of 1,830,104."""


@pytest.fixture(scope="module")
def study(realdata: Path, tmp_path_factory: pytest.TempPathFactory) -> Study:
    folder = tmp_path_factory.mktemp("london")
    with duckdb.connect() as connection:
        connection.execute("SET enable_geoparquet_conversion = false")
        crimes = realdata / "london_ward_crime_2016_2018/*.parquet"
        (folder / "extracts").mkdir()
        connection.execute(
            f"COPY (SELECT * FROM '{crimes}' WHERE borough = '{BOROUGH}' AND id % {EVERY} = 0 ORDER BY id) "
            f"TO '{folder}/extracts/sutton.parquet'"
        )
        ((name, shape),) = connection.execute(
            f"SELECT ltla24_name, geometry FROM '{realdata}/geography/ltla24.parquet' "
            f"WHERE ltla24_name = '{BOROUGH}'"
        ).fetchall()
    from shapely import from_wkb, to_geojson

    geometry = json.loads(to_geojson(from_wkb(bytes(shape))))
    feature = {"type": "Feature", "properties": {"code": "E09000029", "name": name}, "geometry": geometry}
    areas = folder / "areas.geojson"
    areas.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    new_study(folder / "study", [folder / "extracts"], areas, ("", ""), "")
    made = Study.open(folder / "study")
    made.run(until="tables")
    return made


def test_every_row_is_loaded_and_nearly_all_lie_in_the_borough(study: Study) -> None:
    files = study.table("files").filter("table_name = 'offences'")
    read, loaded = files.aggregate("sum(n_rows), sum(n_loaded)").fetchall()[0]
    assert read == loaded > 4000
    outside = study.findings(measure="outside_share", period="")[0]
    assert outside["value"] < 0.05


def test_march_2016_is_a_gap_and_never_a_nought(study: Study) -> None:
    """Only three boroughs were asked for it, and this is none of them."""
    month = study.findings(measure="recorded", period="2016-03", breakdown="")[0]
    assert month["value"] is None
    assert "a gap, not a nought" in month["note"]
    assert study.findings(measure="recorded", period="2016-04", breakdown="")[0]["value"] > 50


def test_categories_are_called_as_in_the_street_files(study: Study) -> None:
    kinds = {one["breakdown"] for one in study.findings(measure="recorded", area_code="", period="")}
    assert {"type=Violence and sexual offences", "type=Burglary", "type=Theft from the person"} <= kinds
    assert len(kinds) == 15


def test_there_is_a_trend_a_season_and_a_comparison_with_a_year_earlier(study: Study) -> None:
    trend = study.findings(measure="trend", context="", area_code="", breakdown="")[0]
    assert trend["sampling_low"] < trend["value"] < trend["sampling_high"]
    season = study.findings(measure="seasonality", context="", area_code="", breakdown="")[0]
    assert season["value"] >= 1
    change = study.findings(measure="recent_change", context="", area_code="", breakdown="")[0]
    assert "2018-04 to 2018-06 against 2017-04 to 2017-06" in change["method"]
