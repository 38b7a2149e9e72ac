"""The extracts of Northmere are what their generator makes, are small, and are plainly invented."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parents[1] / "northmere"
KEPT = HERE / "extracts"
MAKE = HERE / "make_northmere.py"
MONTHS = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-06", "2025-07", "2025-08"]


def contents(folder: Path) -> dict[str, bytes]:
    """Every data file's content. Not its compressed bytes: another zlib may pack the same rows otherwise."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in {".gz", ".geojson"}]
    return {
        path.relative_to(folder).as_posix(): gzip.decompress(path.read_bytes())
        if path.suffix == ".gz"
        else path.read_bytes()
        for path in files
    }


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    texts = [content.decode() for name, content in contents(KEPT).items() if name.endswith(".gz")]
    return [row for text in texts for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)]


@pytest.fixture(scope="module")
def areas() -> list[dict[str, Any]]:
    return list(json.loads((KEPT / "areas.geojson").read_text(encoding="utf-8"))["features"])


def test_a_fresh_run_gives_what_is_kept(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", str(MAKE), str(tmp_path)], check=True)
    assert contents(tmp_path) == contents(KEPT)


def test_it_is_small_and_its_files_carry_no_time() -> None:
    files = [path for path in KEPT.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 400_000
    assert all(path.read_bytes()[4:8] == bytes(4) for path in files if path.suffix == ".gz")


def test_a_month_is_absent() -> None:
    assert sorted(path.name for path in KEPT.iterdir() if path.is_dir() and path.name[0] == "2") == MONTHS


def test_nobody_can_take_it_for_real(rows: list[dict[str, str]], areas: list[dict[str, Any]]) -> None:
    assert {row["Reported by"] for row in rows} == {"Northmere Constabulary (invented)"}
    assert all(row["LSOA code"].startswith("X") for row in rows if row["LSOA code"])
    assert {area["properties"]["code"] for area in areas} == {f"X01{number:06d}" for number in range(1, 25)}
    assert "everything here is invented" in (KEPT / "README.md").read_text(encoding="utf-8")


def test_it_has_the_flaws_that_the_readme_names(rows: list[dict[str, str]]) -> None:
    times = Counter(tuple(row.values()) for row in rows if row["Crime ID"])
    assert sum(count - 1 for count in times.values()) == 21
    assert sum(count - 1 for count in Counter(row[0] for row in times).values()) == 1
    assert sum(row["LSOA code"] == "X09000001" for row in rows) == pytest.approx(35, abs=1)
    assert sum(row["Longitude"] == "" for row in rows) / len(rows) == pytest.approx(0.1, abs=0.01)
    for row in rows:
        assert (row["Crime ID"] == "") == (row["Crime type"] == "Anti-social behaviour")
        assert (row["Crime ID"] == "") == (row["Last outcome category"] == "")
        assert (row["Location"] == "No Location") == (row["Longitude"] == "") == (row["LSOA code"] == "")


def test_crime_is_concentrated_in_few_areas(rows: list[dict[str, str]]) -> None:
    counts = Counter(row["LSOA code"] for row in rows if row["LSOA code"].startswith("X01"))
    assert len(counts) == 24
    assert 0.3 < sum(count for _, count in counts.most_common(3)) / counts.total() < 0.6


def test_every_point_lies_in_its_area_and_areas_tile(
    rows: list[dict[str, str]], areas: list[dict[str, Any]]
) -> None:
    from shapely import union_all
    from shapely.geometry import Point, shape

    shapes = {area["properties"]["code"]: shape(area["geometry"]) for area in areas}
    whole = union_all(list(shapes.values()))
    assert all(one.is_valid for one in shapes.values())
    assert whole.geom_type == "Polygon"
    assert whole.area == pytest.approx(sum(one.area for one in shapes.values()), rel=1e-9)
    points = {(row["LSOA code"], row["Longitude"], row["Latitude"]) for row in rows if row["Longitude"]}
    for code, longitude, latitude in points:
        point = Point(float(longitude), float(latitude))
        assert shapes[code].contains(point) if code in shapes else not whole.contains(point)


def test_deprivation_is_alike_among_neighbours(areas: list[dict[str, Any]]) -> None:
    """Moran's I over areas that touch; 24 unrelated ones would give -1/23, with a spread of about 0.13."""
    from shapely.geometry import shape

    shapes = [shape(area["geometry"]) for area in areas]
    scores = [float(area["properties"]["imd_score"]) for area in areas]
    mean = sum(scores) / len(scores)
    pairs = [(i, j) for i in range(24) for j in range(24) if i != j and shapes[i].intersects(shapes[j])]
    together = sum((scores[i] - mean) * (scores[j] - mean) for i, j in pairs) / len(pairs)
    assert together / (sum((score - mean) ** 2 for score in scores) / 24) > 0.3
