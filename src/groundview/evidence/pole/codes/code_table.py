"""What every table of codes has in common: its version, its columns, and strict reading of the list beside the code."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from groundview.errors import UsageProblem

VERSION = "2026-11-30"
"""The day on which the tables of codes were last changed. England and Wales; docs/offence_codes.md says what is
unknown."""

LIFE = 99.0
"""How imprisonment for life stands in a table of years."""

Row = TypeVar("Row")


class CodeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the law says of the offences that are counted under one code.

    `years_low` and `years_high` are the least and the greatest statutory maximum among them, in years (0: a fine only;
    99: life). `gain` is `yes` where something is got for somebody by every such offence, or the law presumes that it
    is, and `unknown` elsewhere. `source` and `listed` name rows of `code_sources`: where the two bounds were read, and
    where the code and its name were; `checked` is `yes` where both bounds were read there.
    """

    code: str
    name: str
    years_low: float
    years_high: float
    gain: Literal["yes", "unknown"]
    statute: str
    source: str
    checked: Literal["yes", "from_memory"]
    listed: str
    note: str = ""

    def __post_init__(self) -> None:
        """Refuses bounds that are out of order or none."""
        if not 0 <= self.years_low <= self.years_high <= LIFE:
            raise ValueError("years_low and years_high are not in order between 0 and 99")


def read_table(path: Path, kind: type[Row]) -> tuple[Row, ...]:
    """Reads a CSV file with a header, one `kind` a line; an empty cell is a cell that is not there. Raises UsageProblem
    naming the file and the line for a column that `kind` has not, one that is missing, or a value it cannot hold."""
    with path.open(encoding="utf-8", newline="") as opened:
        lines = csv.DictReader(opened, strict=True)
        return tuple(_row(line, kind, f"{path.name}, line {lines.line_num}") for line in lines)


def _row(cells: dict[str, str], kind: type[Row], where: str) -> Row:
    try:
        return msgspec.convert({name: cell for name, cell in cells.items() if cell}, kind, strict=False)
    except (msgspec.ValidationError, TypeError) as error:
        raise UsageProblem(
            "A table of codes does not say what it should.",
            where=where,
            why=str(error),
            next_step="Correct the line; docs/offence_codes.md says what each column holds.",
        ) from error
