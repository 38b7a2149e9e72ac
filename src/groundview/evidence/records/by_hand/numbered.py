"""Samples as files: each has a number, and a design that says what was drawn and how."""

from __future__ import annotations

import re
from pathlib import Path


def numbers(folder: Path, kind: str = "sample") -> list[int]:
    """The numbers of the samples (or of another `kind` of sheets) that have a design in a folder, in order."""
    pattern = re.compile(rf"{kind}-(\d+)\.design\.csv")
    names = (pattern.fullmatch(path.name) for path in folder.glob(f"{kind}-*.design.csv"))
    return sorted(int(found.group(1)) for found in names if found)


def design_path(folder: Path, number: int, kind: str = "sample") -> Path:
    """Where the design of a sample is kept."""
    return folder / f"{kind}-{number}.design.csv"
