"""The demonstration: a study of three invented cities, from a synthetic world whose truth lies beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from groundview.pipeline.new import new_study
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
    return True
