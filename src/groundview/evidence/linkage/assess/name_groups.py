"""`STUDY/linkage/name_groups.csv`: the study's own assignment of names to broad groups, where it has one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from groundview.errors import DataProblem

NAME = "name_groups.csv"
HEADER = ["name", "group"]


def read_name_groups(path: Path) -> dict[str, str]:
    """The group of each name, by the name in capitals; empty where there is no file. Raises DataProblem for a row that
    is not a name and a group, or that gives a name another group."""
    if not path.is_file():
        return {}
    try:
        rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unusable(path, 1, "it is not comma-separated text in UTF-8") from error
    if not rows or [cell.strip() for cell in rows[0]] != HEADER:
        raise _unusable(path, 1, "the header is not name,group")
    groups: dict[str, str] = {}
    for number, row in enumerate(rows[1:], start=2):
        name, group = _cells(path, number, row)
        if name and groups.setdefault(name, group) != group:
            raise _unusable(path, number, "the name is given two groups")
    return groups


def _cells(path: Path, number: int, row: list[str]) -> tuple[str, str]:
    cells = [" ".join(cell.split()) for cell in row]
    if not any(cells):
        return "", ""
    if len(cells) != len(HEADER) or not all(cells):
        raise _unusable(path, number, "the row is not one name and one group")
    return cells[0].upper(), cells[1]


def _unusable(path: Path, row: int, why: str) -> DataProblem:
    return DataProblem(
        f"{path.name} cannot be used.",
        where=f"{path}, row {row}",
        why=why,
        next_step="Mend that row, or take the file away: it is only used to look for bias, never to link.",
    )
