"""One table of the world as one file of a layout: its good rows, and what is known of them before they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from groundview.evidence.pole.sql import quoted
from groundview.synth.layouts.cells import line, texts
from groundview.synth.layouts.declared import Layout
from groundview.synth.world import World


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of std_TABLE that `where` (SQL) chooses, in the order of that table."""

    world: World
    layout: Layout
    where: str = ""

    @property
    def types(self) -> dict[str, str]:
        """The SQL types of the table's columns."""
        described = self.world.db.execute(f"DESCRIBE std_{self.layout.table}").fetchall()
        return {str(row[0]): str(row[1]) for row in described}

    @property
    def count(self) -> int:
        """The number of good rows."""
        return self.world.count(f"(FROM std_{self.layout.table} {self._where})")

    def constants(self) -> dict[str, str]:
        """The one value of each column that is left out of the file; raises ValueError where there are more."""
        found: dict[str, str] = {}
        for name in self.layout.constant:
            values = self.world.db.execute(
                f"SELECT DISTINCT {quoted(name)}::VARCHAR FROM std_{self.layout.table} {self._where}"
            ).fetchall()
            if len(values) != 1:
                raise ValueError(f"{name} of {self.layout.table} has {len(values)} values")
            found[name] = str(values[0][0])
        return found

    def cells(self, places: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """The texts of some rows by their place, from 0."""
        listed = ", ".join(map(str, places)) or "NULL"
        found = self.world.db.execute(f"{self._texts} WHERE position IN ({listed})").fetchall()
        return {int(row[0]): tuple(row[1:]) for row in found}

    def all_cells(self) -> list[tuple[str, ...]]:
        """The texts of every row: only for small tables."""
        return [
            tuple(row[1:]) for row in self.world.db.execute(f"{self._texts} ORDER BY position").fetchall()
        ]

    @property
    def lines(self) -> str:
        """SQL of every row's `position` and `line`."""
        return f"SELECT position, {line(self.layout, self._columns)} AS line FROM ({self._texts})"

    @property
    def _columns(self) -> list[str]:
        return [f"t{place}" for place in range(len(self.layout.columns))]

    @property
    def _texts(self) -> str:
        position = "row_number() OVER (ORDER BY rowid) - 1" if self.where else "rowid"
        named = zip(texts(self.layout, self.types), self._columns, strict=True)
        listed = ", ".join(f"{text} AS {name}" for text, name in named)
        return f"FROM (SELECT {position} AS position, {listed} FROM std_{self.layout.table} {self._where})"

    @property
    def _where(self) -> str:
        return f"WHERE {self.where}" if self.where else ""


def plain_line(cells: Sequence[str], delimiter: str, *, unclosed: bool = False) -> str:
    """A line of texts, in quotation marks where they need them; the last one opens one and never closes it where
    that is wanted."""
    written = [_in_marks(cell, delimiter) for cell in cells]
    return delimiter.join([*written[:-1], '"' + cells[-1]] if unclosed else written)


def header_line(layout: Layout) -> str:
    """The first line of the file."""
    return plain_line(list(layout.columns), layout.style.delimiter)


def _in_marks(cell: str, delimiter: str) -> str:
    needs = any(sign in cell for sign in (delimiter, '"', "\n", "\r"))
    return '"' + cell.replace('"', '""') + '"' if needs else cell
