"""`STUDY/linkage/judgements.csv`: every entry that was ever made, in order; entries are added and never changed."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from groundview.errors import DataProblem, EnvironmentProblem
from groundview.evidence.linkage.judgements.columns import COLUMNS, NotAnEntry, as_entry, as_row
from groundview.evidence.linkage.judgements.judgement import Judgement

NAME = "judgements.csv"
Additions = Callable[[Sequence[Judgement]], Sequence[Judgement]]
"""From the entries that are there, those to add; their numbers are given when they are written."""


def read_judgements(path: Path) -> list[Judgement]:
    """Every entry, withdrawn ones among them; none where there is no file. Raises DataProblem for a header or a row
    that is not as it should be, naming row, column and reason."""
    if not path.is_file():
        return []
    entries: dict[int, Judgement] = {}
    for number, row in _rows(path):
        try:
            entry = as_entry(row)
            _check_order(entry, entries)
        except NotAnEntry as fault:
            raise _unusable(path, number, fault.column, fault.why) from None
        entries[entry.entry] = entry
    return list(entries.values())


def append(path: Path, additions: Additions) -> list[Judgement]:
    """Adds entries at the end, all or none of them, and gives them with their numbers. Raises EnvironmentProblem while
    another process adds some, DataProblem where the file cannot be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path) as new:
        there = read_judgements(path)
        last = there[-1].entry if there else 0
        added = [replace(entry, entry=last + n) for n, entry in enumerate(additions(there), start=1)]
        if added:
            old = path.read_bytes() if there else _line(COLUMNS)
            _write(new, old if old.endswith(b"\n") else old + b"\n", added)
            new.replace(path)
    return added


@contextmanager
def _alone(path: Path) -> Iterator[Path]:
    """The file that is written before it takes the place of the old one; while it is there, nobody else may write."""
    new = path.with_name(f".{path.name}.new")
    try:
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise EnvironmentProblem(
            "Another process is adding judgements.",
            where=str(new),
            next_step="Wait a moment and try again; if nobody is at it, a run was cut off: delete that file.",
        ) from error
    try:
        yield new
    finally:
        new.unlink(missing_ok=True)


def _write(new: Path, old: bytes, added: Sequence[Judgement]) -> None:
    with new.open("wb") as stream:
        stream.write(old + b"".join(_line(as_row(entry)) for entry in added))
        stream.flush()
        os.fsync(stream.fileno())


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row below the header, with its number as a spreadsheet shows it; blank rows are passed over."""
    try:
        lines = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unusable(path, 0, "", "it is not comma-separated text in UTF-8") from error
    if not lines or tuple(cell.strip() for cell in lines[0]) != COLUMNS:
        raise _unusable(path, 1, "", f"the header is not {','.join(COLUMNS)}")
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) not in (0, len(COLUMNS)):
            raise _unusable(
                path, number, "", f"the row has {len(cells)} values and the header {len(COLUMNS)}"
            )
        if any(cell.strip() for cell in cells):
            yield number, dict(zip(COLUMNS, cells, strict=True))


def _check_order(entry: Judgement, before: dict[int, Judgement]) -> None:
    if before and entry.entry <= next(reversed(before)):
        raise NotAnEntry("entry", "is not greater than that of the row before")
    taken_back = before.get(entry.withdraws)
    if entry.withdraws and (taken_back is None or taken_back.answer == "withdrawn"):
        raise NotAnEntry("withdraws", "is not the number of an earlier judgement")


def _unusable(path: Path, row: int, column: str, why: str) -> DataProblem:
    place = [str(path), f"row {row}" if row else "", f"column {column}" if column else ""]
    return DataProblem(
        f"{path.name} cannot be used.",
        where=", ".join(part for part in place if part),
        why=why,
        next_step="Mend that place in a plain text editor, or put back an older copy of the file. Nothing was changed.",
    )
