"""The demonstration: a study of three invented cities, from a synthetic world whose truth lies beside it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from groundview.pipeline.manifest import write_whole
from groundview.pipeline.new import new_study
from groundview.pipeline.template import neighbourhood_toml
from groundview.study import FILE_NAME
from groundview.synth.dials import FROM, TO, Dials
from groundview.synth.write import write_study

WORLD = "world"
"""The folder of the invented extracts and of the truth, below the study's."""
TITLE = "Three invented cities"


def start_demo(folder: Path, dials: Dials, progress: Callable[[str], None]) -> bool:
    """Makes a world in `folder` and starts a study of its standard extract there; False where one is there already.
    A world that an interrupted demonstration left whole is used again."""
    if (folder / FILE_NAME).exists():
        return False
    world = folder / WORLD
    if not world.exists():
        write_study(dials, world, progress)
    extracts = world / "standard"
    period = (f"{FROM:%Y-%m}", f"{TO:%Y-%m}")
    new_study(folder, [extracts], extracts / "areas.geojson", period, TITLE)
    path = folder / FILE_NAME
    named = "".join(
        neighbourhood_toml(name, areas) for name, areas in _neighbourhoods(world / "truth").items()
    )
    write_whole(path, path.read_text(encoding="utf-8") + named)
    return True


def _neighbourhoods(truth: Path) -> dict[str, list[str]]:
    """The neighbourhoods that the invented analyst names, as they were planted: name, and codes of areas."""
    found: dict[str, list[str]] = {}
    with (truth / "areas.csv").open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            if row["neighbourhood"]:
                found.setdefault(row["neighbourhood"], []).append(row["code"])
    return dict(sorted(found.items()))
