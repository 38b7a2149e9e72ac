"""Neighbourhoods: as a study file names them, and as the demonstration does."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from groundview.errors import UsageProblem
from groundview.pipeline.demo import WORLD, start_demo
from groundview.pipeline.template import neighbourhood_toml
from groundview.study import Neighbourhood, open_study
from groundview.synth.dials import Dials

NORTHMERE = Path(__file__).parents[2] / "northmere" / "extracts"


def study(folder: Path, *named: tuple[str, list[str]]) -> Path:
    """A study file that names neighbourhoods."""
    text = '[study]\ntitle = "T"\n' + "".join(neighbourhood_toml(name, areas) for name, areas in named)
    (folder / "study.toml").write_text(text, encoding="utf-8")
    return folder


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    named = [('The "Old" Town', ["X1", "X2"]), ("Harbour", ["X3"])]
    found = open_study(study(tmp_path, *named)).file.neighbourhoods
    assert found == tuple(Neighbourhood(name, tuple(areas)) for name, areas in named)


@pytest.mark.parametrize(
    ("named", "says"),
    [
        (
            [("Old Town", ["X1"]), ("Harbour", ["X2", "X1"])],
            "The area X1 is named twice, in Old Town and in Harbour.",
        ),
        ([("Old Town", ["X1", "X1"])], "The area X1 is named twice, in Old Town and in Old Town."),
        ([("Old Town", ["X1"]), ("Old Town", ["X2"])], "Two neighbourhoods are called Old Town."),
    ],
)
def test_an_area_or_a_name_that_stands_twice_is_refused(
    tmp_path: Path, named: list[tuple[str, list[str]]], says: str
) -> None:
    with pytest.raises(UsageProblem) as raised:
        open_study(study(tmp_path, *named))
    assert raised.value.what == says
    assert raised.value.where == str(tmp_path / "study.toml")
    assert raised.value.next_step


def test_the_demonstration_names_the_neighbourhoods_that_were_planted(tmp_path: Path) -> None:
    """A world that is there already is used as it is, and only its truth says which areas are neighbourhoods."""
    standard = tmp_path / WORLD / "standard"
    standard.mkdir(parents=True)
    shutil.copy(NORTHMERE / "areas.geojson", standard)
    header = "crime_ref,force,recorded_on,offence_code,offence,lsoa\n"
    (standard / "offences.csv").write_text(
        header + "C1,N,2025-01-31,46,Shoplifting,X01000001\n", encoding="utf-8"
    )
    (tmp_path / WORLD / "truth").mkdir()
    (tmp_path / WORLD / "truth" / "areas.csv").write_text(
        "code,neighbourhood\nX01000003,Old Town\nX01000001,Harbour\nX01000002,\nX01000004,Old Town\n",
        encoding="utf-8",
    )
    assert start_demo(tmp_path, Dials(size="small"), lambda _: pytest.fail("the world was made again"))
    assert open_study(tmp_path).file.neighbourhoods == (
        Neighbourhood("Harbour", ("X01000001",)),
        Neighbourhood("Old Town", ("X01000003", "X01000004")),
    )
