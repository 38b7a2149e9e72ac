"""Bad rows themselves: a good row's cells with one thing made wrong, and what is expected of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from groundview.synth.layouts.declared import Layout
from groundview.synth.layouts.faults import WORD_OF, Fault
from groundview.synth.layouts.planting import Planted
from groundview.synth.layouts.settings import bad_rows

WAS_THERE = "X"
"""Stands behind the reference of a bad row, which is otherwise that of the good row it is made of."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A bad row of a file: its cells, the good row that it follows (from 0), the row of the file in which it stands
    as a spreadsheet counts it, and the column and reason with which it is refused."""

    cells: tuple[str, ...]
    after: int
    row: int
    column: str
    reason: str
    unclosed: bool = False


def spoil(
    layout: Layout, planted: Sequence[Planted], good: Mapping[int, tuple[str, ...]], file: str, header: int
) -> list[BadRow]:
    """The bad rows of one file, named `file` as in every table; `good` are the cells of the good rows they are made
    of, and of one more of each that bears another's reference; the header stands in row `header`."""
    return [
        _spoilt(layout, one, nth, good, (file, header + 1 + one.after + nth))
        for nth, one in enumerate(planted)
    ]


def _spoilt(
    layout: Layout, one: Planted, nth: int, good: Mapping[int, tuple[str, ...]], bearer: tuple[str, int]
) -> BadRow:
    """`bearer` is the file and row of the good row, which stands right before the bad one."""
    headers = list(layout.columns)
    cells = list(good[one.after])
    reason = one.fault.reason
    if one.fault.kind in ("again", "copy"):
        cells, reason = _repeated(layout, one, cells, good, bearer)
    else:
        if layout.fills.key:
            cells[headers.index(layout.ours[layout.fills.key])] += WAS_THERE
        _break(layout, one.fault, nth, cells)
    return BadRow(
        tuple(cells), one.after, bearer[1] + 1, one.fault.column, reason, one.fault.kind == "unclosed"
    )


def _repeated(
    layout: Layout,
    one: Planted,
    cells: list[str],
    good: Mapping[int, tuple[str, ...]],
    bearer: tuple[str, int],
) -> tuple[list[str], str]:
    """The row again, or another row with its reference."""
    file, row = bearer
    at = list(layout.columns).index(layout.ours[layout.fills.key])
    other = list(good[-1 - one.after]) if one.fault.kind == "again" else list(cells)
    other[at] = cells[at]
    if other == cells:
        return other, f"the row is identical to row {row} of {file}, which is loaded"
    return other, f"the reference is that of row {row} of {file}, which is loaded and says something else"


def _break(layout: Layout, fault: Fault, nth: int, cells: list[str]) -> None:
    """Makes one thing wrong, by a word that goes round with the number of the bad row."""
    words, headers = bad_rows().words, list(layout.columns)
    match fault.kind:
        case "shape":
            return  # its boundary is wrong, which is no cell
        case "too_many":
            cells.append(words.answer[nth % len(words.answer)])
        case "too_few":
            del cells[-1]
        case "unclosed":
            cells[-1] = cells[-1].replace('"', "") or words.answer[0]
        case "none_of":
            group = next(group for group in layout.fills.require_one_of if group[0] == fault.column)
            for name in group:
                cells[headers.index(layout.ours[name])] = ""
        case "missing":
            cells[headers.index(layout.ours[fault.column])] = words.missing[nth % len(words.missing)]
        case _:
            wrong: tuple[str, ...] = getattr(words, WORD_OF[layout.fills.columns[fault.column].type])
            cells[headers.index(layout.ours[fault.column])] = wrong[nth % len(wrong)]
