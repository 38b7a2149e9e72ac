"""One file of a layout, written: good rows in order, each bad row after the good one that it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from groundview.evidence.pole.sql import literal
from groundview.synth.layouts.planting import Planted
from groundview.synth.layouts.shapes import features
from groundview.synth.layouts.sink import write_text
from groundview.synth.layouts.spoiling import BadRow, spoil
from groundview.synth.layouts.table import Rows, header_line, plain_line
from groundview.synth.layouts.workbook import HEADER_ROW, write_workbook

LINES_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: its name as in every table of a study, its good rows, and its bad ones."""

    table: str
    file: str
    n_good: int
    bad: list[BadRow]


def write_file(folder: Path, rows: Rows, n_good: int, planted: Sequence[Planted]) -> Written:
    """Writes the file of one table into `folder`."""
    layout = rows.layout
    path = folder / layout.file
    name = f"{folder.name}/{layout.file}" + (f"!{layout.member}" if layout.member else "")
    if layout.file.endswith(".geojson"):
        bad = _spoilt(rows, planted, n_good, name, 0)
        write_text(path, layout, features(_all(rows), bad))
    elif layout.file.endswith(".xlsx"):
        bad = _spoilt(rows, planted, n_good, name, HEADER_ROW)
        write_workbook(path, layout, _between(rows.all_cells(), bad))
    else:
        bad = _spoilt(rows, planted, n_good, name, 1)
        write_text(path, layout, _texts(rows, bad))
    return Written(layout.table, name, n_good, bad)


def _spoilt(rows: Rows, planted: Sequence[Planted], n_good: int, name: str, header: int) -> list[BadRow]:
    """A row of another's reference takes its other cells from half the file away."""
    others = {one.after: (one.after + n_good // 2) % n_good for one in planted}
    good = rows.cells({*others, *others.values()})
    donors = {-1 - after: good[other] for after, other in others.items()}
    return spoil(rows.layout, planted, {**good, **donors}, name, header)


def _texts(rows: Rows, bad: Sequence[BadRow]) -> Iterator[str]:
    """The texts of the file, many lines at once."""
    style = rows.layout.style
    end = literal(style.line_end)
    yield header_line(rows.layout) + style.line_end
    lines = [
        {"position": one.after, "line": plain_line(one.cells, style.delimiter, unclosed=one.unclosed)}
        for one in bad
    ]
    rows.world.put_words("bad_lines", lines, {"position": "BIGINT", "line": "VARCHAR"})
    both = f"SELECT *, 0 AS nth FROM ({rows.lines}) UNION ALL SELECT *, 1 FROM bad_lines"
    cursor = rows.world.db.execute(
        f"SELECT string_agg(line, {end} ORDER BY position, nth) FROM ({both}) "
        f"GROUP BY position // {LINES_AT_ONCE} ORDER BY position // {LINES_AT_ONCE}"
    )
    while row := cursor.fetchone():
        yield str(row[0]) + style.line_end


def _between(good: Sequence[tuple[str, ...]], bad: Sequence[BadRow]) -> Iterator[tuple[str, ...]]:
    after = {one.after: one.cells for one in bad}
    for place, cells in enumerate(good):
        yield cells
        if place in after:
            yield after[place]


def _all(rows: Rows) -> list[dict[str, object]]:
    cursor = rows.world.db.execute(
        f"SELECT * EXCLUDE (_id, _force) FROM std_{rows.layout.table} ORDER BY rowid"
    )
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
