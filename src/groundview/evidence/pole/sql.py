"""Names, texts and paths of files as they stand in SQL: whatever they hold, they cannot end what they stand in."""

from __future__ import annotations

import re
from pathlib import Path


def quoted(name: str) -> str:
    """A name as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as a string."""
    return "'" + text.replace("'", "''") + "'"


def file_path(path: Path) -> str:
    """The path of one file as a string; `[`, `*` and `?` in it would otherwise name others too."""
    return literal(re.sub(r"([\[*?])", r"[\1]", str(path)))
