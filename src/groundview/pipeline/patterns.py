"""How a study file names what it reads: paths from its own folder, and names whose dates are left open."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

DATE = re.compile(r"(?<!\d)20\d\d([-_]?(0[1-9]|1[0-2]))([-_]?[0-3]\d)?(?!\d)")
"""A month or a day in a file's name; a year alone may be that of an edition, and is left."""


def patterns(names: Sequence[str], everything: Sequence[str]) -> tuple[str, ...]:
    """Names with their dates left open, so that next month's file is found too; a pattern that would also catch a
    file of another source is not used, and the name stands as it is."""
    found: dict[str, None] = {}
    for name in names:
        plain = re.sub(r"([\[\]?*])", "[\\1]", name)
        pattern = DATE.sub("*", plain)
        catches = {other for other in everything if fnmatchcase(other, pattern)}
        found[pattern if catches <= set(names) else plain] = None
    return tuple(found)


def relative(path: Path, folder: Path) -> str:
    """A path as the study file writes it: from the study's folder where that is possible (another drive is not)."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()
