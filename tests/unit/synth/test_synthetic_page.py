"""The page about the synthetic world says what is measured in it, and the world is near what is published."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs/synthetic.md"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    """The script that writes the page, as its names."""
    folder = ROOT / "benchmarks/realism"
    sys.path.insert(0, str(folder))
    try:
        return runpy.run_path(str(folder / "page.py"))
    finally:
        sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def found(script: dict[str, Any]) -> dict[str, dict[str, float]]:
    measured: dict[str, dict[str, float]] = script["measured"](script["DIALS"])
    return measured


@pytest.mark.slow
def test_the_page_says_what_is_measured(script: dict[str, Any], found: dict[str, dict[str, float]]) -> None:
    assert script["words"](found) in PAGE.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "label", "low", "high"),
    [
        ("suspects_per_offence", "1", 0.73, 0.95),
        ("co_offence_sizes", "2", 0.65, 0.85),
        ("concentration_in_streets", "50% of crime", 0.021, 0.06),
        ("missing_about_victims", "ethnicity", 0.55, 0.67),
        ("fraud_losses", "organised", 7_000.0, 15_000.0),
        ("fraud_losses", "other", 2_800.0, 5_600.0),
        ("organised", "fraud", 0.31, 0.45),
        ("organised", "premises", 0.654, 0.854),
        ("organised", "neighbourhoods", 0.05, 0.17),
        ("near_repeats", "to 200 m", 1.1, 1.8),
    ],
)
def test_the_world_is_near_what_is_published(
    found: dict[str, dict[str, float]], key: str, label: str, low: float, high: float
) -> None:
    assert low <= found[key][label] <= high


def test_every_picture_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    pictures = sorted((ROOT / "docs/images/synthetic").glob("*.svg"))
    assert len(pictures) >= 10
    assert all(f"(images/synthetic/{picture.name})" in page for picture in pictures)
