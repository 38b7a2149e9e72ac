"""The demonstration: a study of an invented town, from files that come with the program."""

from __future__ import annotations

import shutil
from pathlib import Path

from groundview.pipeline.new import new_study
from groundview.study import FILE_NAME

EXAMPLE = Path(__file__).parent.parent / "example"
TITLE = "An invented town"


def start_demo(folder: Path) -> bool:
    """Copies the example's files into `folder` and starts a study there; False where it is there already."""
    if (folder / FILE_NAME).exists():
        return False
    extracts = folder / "extracts"
    shutil.copytree(EXAMPLE, extracts, dirs_exist_ok=True)
    new_study(folder, [extracts], extracts / "areas.geojson", ("", ""), TITLE)
    return True
