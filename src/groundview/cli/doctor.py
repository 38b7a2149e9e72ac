"""groundview doctor"""

from __future__ import annotations

import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from groundview.cli.output import AsJson, Output
from groundview.errors import EnvironmentProblem

NEEDED = (
    "duckdb",
    "numpy",
    "scipy",
    "shapely",
    "convertbng",
    "altair",
    "vl-convert-python",
    "jinja2",
    "python-calamine",
)
SPACE = 1_000_000_000
PYTHONS = ((3, 11), (3, 14))


def command(
    folder: Annotated[str, typer.Argument(help="Where studies are to be kept.")] = ".",
    as_json: AsJson = False,
) -> None:
    """Say whether this machine has what Groundview needs: Python, libraries, space, permission.

    Example: groundview doctor
    """
    out = Output(as_json)
    checks = [
        _python(),
        *map(_library, NEEDED),
        *_folder(Path(folder)),
        ("network", True, "not used: nothing is sent or fetched"),
    ]
    for name, good, words in checks:
        out.say(f"{'ok     ' if good else 'PROBLEM'}  {name}: {words}")
    out.give([{"check": name, "ok": good, "words": words} for name, good, words in checks])
    faults = [name for name, good, _ in checks if not good]
    if faults:
        raise EnvironmentProblem(
            f"This machine lacks something: {', '.join(faults)}.",
            next_step="Install it again with pip, or ask whoever looks after this machine.",
        )


def _python() -> tuple[str, bool, str]:
    good = PYTHONS[0] <= sys.version_info[:2] < PYTHONS[1]
    return "python", good, f"{platform.python_version()} (3.11, 3.12 or 3.13 is needed)"


def _library(name: str) -> tuple[str, bool, str]:
    try:
        return name, True, version(name)
    except PackageNotFoundError:
        return name, False, "not installed"


def _folder(folder: Path) -> list[tuple[str, bool, str]]:
    if not folder.is_dir():
        return [("folder", False, f"{folder} is not there")]
    free = shutil.disk_usage(folder).free
    probe = folder / ".groundview-doctor"
    try:
        probe.touch()
        probe.unlink()
        writable = ("permission", True, "the folder may be written")
    except OSError:
        writable = ("permission", False, f"{folder} may not be written")
    return [("space", free > SPACE, f"{free / 1e9:.0f} GB free (1 GB is needed)"), writable]
