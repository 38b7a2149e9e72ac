"""Files that hold what people decided: entries are added at the end and never changed."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from groundview.errors import DataProblem, EnvironmentProblem
from groundview.evidence.records.by_hand.checked import NotAnEntry


class Entry(Protocol):
    """A frozen dataclass with the number of the entry, which is given when it is written."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def entry(self) -> int:
        """Its number in the file, from 1; 0 before it is written."""
        ...


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class EntryFile(Generic[E]):
    """A CSV file of entries: its columns, what makes an entry of a row (it raises NotAnEntry) and a row of an entry,
    and what an entry must be beside those before it (it raises NotAnEntry)."""

    path: Path
    columns: tuple[str, ...]
    as_entry: Callable[[Mapping[str, str]], E]
    as_row: Callable[[E], Sequence[str]]
    check: Callable[[E, Mapping[int, E]], None] = lambda entry, before: None

    def read(self) -> list[E]:
        """Every entry, in order; none where there is no file. Raises DataProblem for a header or a row that is not as
        it should be, naming row, column and reason."""
        if not self.path.is_file():
            return []
        entries: dict[int, E] = {}
        for number, row in self._rows():
            try:
                entry = self.as_entry(row)
                _check_order(entry, entries)
                self.check(entry, entries)
            except NotAnEntry as fault:
                raise self._unusable(number, fault.column, fault.why) from None
            entries[entry.entry] = entry
        return list(entries.values())

    def append(self, additions: Callable[[Sequence[E]], Sequence[E]]) -> list[E]:
        """Adds entries at the end, all or none of them, and gives them with their numbers; `additions` gives those to
        add from those that are there. Raises EnvironmentProblem while another process adds some, DataProblem where
        the file cannot be read."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._alone() as new:
            there = self.read()
            last = there[-1].entry if there else 0
            added = [replace(entry, entry=last + n) for n, entry in enumerate(additions(there), start=1)]
            if added:
                old = self.path.read_bytes() if there else _line(self.columns)
                self._write(new, old if old.endswith(b"\n") else old + b"\n", added)
                new.replace(self.path)
        return added

    @contextmanager
    def _alone(self) -> Iterator[Path]:
        """The file that is written before it takes the place of the old one; while it is there, nobody else may
        write."""
        new = self.path.with_name(f".{self.path.name}.new")
        try:
            os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError as error:
            raise EnvironmentProblem(
                f"Another process is adding to {self.path.name}.",
                where=str(new),
                next_step="Wait a moment and try again; if nobody is at it, a run was cut off: delete that file.",
            ) from error
        try:
            yield new
        finally:
            new.unlink(missing_ok=True)

    def _write(self, new: Path, old: bytes, added: Sequence[E]) -> None:
        with new.open("wb") as stream:
            stream.write(old + b"".join(_line(self.as_row(entry)) for entry in added))
            stream.flush()
            os.fsync(stream.fileno())

    def _rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row below the header, with its number as a spreadsheet shows it; blank rows are passed over."""
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
            lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except (UnicodeDecodeError, csv.Error) as error:
            raise self._unusable(0, "", "it is not comma-separated text in UTF-8") from error
        if not lines or tuple(cell.strip() for cell in lines[0]) != self.columns:
            raise self._unusable(1, "", f"the header is not {','.join(self.columns)}")
        width = len(self.columns)
        for number, cells in enumerate(lines[1:], start=2):
            if len(cells) not in (0, width):
                why = f"the row has {len(cells)} values and the header {width}"
                raise self._unusable(number, "", why)
            if any(cell.strip() for cell in cells):
                yield number, dict(zip(self.columns, cells, strict=True))

    def _unusable(self, row: int, column: str, why: str) -> DataProblem:
        place = [str(self.path), f"row {row}" if row else "", f"column {column}" if column else ""]
        return DataProblem(
            f"{self.path.name} cannot be used.",
            where=", ".join(part for part in place if part),
            why=why,
            next_step="Mend that place in a plain text editor, or put back an older copy of the file. Nothing was "
            "changed.",
        )


def _check_order(entry: Entry, before: dict[int, Any]) -> None:
    if before and entry.entry <= next(reversed(before)):
        raise NotAnEntry("entry", "is not greater than that of the row before")


def _line(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()
