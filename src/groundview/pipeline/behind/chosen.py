"""Which records are behind a figure, in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Finding = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What follows SELECT, from FROM on, over rows with source_file and source_row; and its values."""

    sql: str
    values: list[Any]
