"""The page of real figures for Bristol: five months of Avon and Somerset, 2025, with May missing."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import bristol_release
import pytest
from page_tree import Node, parse

from groundview.profile.report.formats.html import write_html

pytestmark = pytest.mark.realdata
DAY = date(2025, 9, 1)


@pytest.fixture(scope="module")
def made(realdata: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    path = tmp_path_factory.mktemp("report") / "bristol.html"
    release = bristol_release.release(realdata)
    start = time.perf_counter()
    write_html(release, path, today=DAY)
    return path, time.perf_counter() - start


@pytest.fixture(scope="module")
def bristol(made: tuple[Path, float]) -> Node:
    return parse(made[0].read_text(encoding="utf-8"))


def test_it_is_small_and_quick(made: tuple[Path, float]) -> None:
    path, seconds = made
    assert path.stat().st_size < 3_000_000
    assert seconds < 20, "six seconds on a machine of its own; others may share this one"


def test_all_areas_are_drawn_and_listed(bristol: Node) -> None:
    (chart,) = [node for node in bristol.all("figure") if node.attributes["id"] == "chart-map"]
    drawn = {node.attributes["data-area"] for node in chart.all("path") if "data-area" in node.attributes}
    listed = {node.attributes["data-area"] for node in chart.all("tr") if "data-area" in node.attributes}
    assert len(drawn) == 268
    assert listed == drawn


def test_may_is_a_gap(bristol: Node) -> None:
    assert "1 month of data is missing: May 2025" in bristol.text
    for name in ("chart-calendar", "chart-months"):
        (chart,) = [node for node in bristol.all("figure") if node.attributes["id"] == name]
        assert all("no" in svg.text for svg in chart.all("svg"))
        rows = [row for row in chart.all("tr") if row.text.startswith("May 2025")]
        assert rows
        assert all("[x]" in row.text for row in rows)


def test_counts_of_the_source_files_are_in_print(bristol: Node) -> None:
    """SOURCE.md of the extracts: 79,775 rows; the street files by month add up to them."""
    (chart,) = [node for node in bristol.all("figure") if node.attributes["id"] == "chart-calendar"]
    counts = [cell.text for cell in chart.all("td") if cell.text.replace(",", "").isdigit()]
    assert sum(int(count.replace(",", "")) for count in counts) == 79_775


def test_small_counts_are_suppressed_for_the_public(realdata: Path, tmp_path: Path) -> None:
    path = tmp_path / "public.html"
    write_html(bristol_release.release(realdata, public=True), path, today=DAY)
    page = parse(path.read_text(encoding="utf-8"))
    assert [node.text for node in page.all("td")].count("[c]") > 100
    assert "suppressed [c] or no figure" in page.text
