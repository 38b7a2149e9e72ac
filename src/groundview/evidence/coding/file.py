"""`STUDY/coding/CONTEXT/codings.csv`: every answer that was ever given; entries are added and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.coding.codebook import WORD
from groundview.evidence.coding.entry import ROLES, Coding
from groundview.evidence.records.by_hand.cells import harmless, restored
from groundview.evidence.records.by_hand.checked import NotAnEntry, check_given, check_moment, whole_number
from groundview.evidence.records.by_hand.entries import EntryFile

NAME = "codings.csv"
COLUMNS = (
    "entry", "case_ref", "source", "nth", "role", "coder", "variable", "answer", "at", "sample", "codebook", "why",
)  # fmt: skip
NUMBERS = ("entry", "nth", "sample", "codebook")


def codings_file(folder: Path) -> EntryFile[Coding]:
    """The file of a context's folder, whether or not it is there yet."""
    return EntryFile(folder / NAME, COLUMNS, _as_entry, _as_row)


def _as_row(entry: Coding) -> list[str]:
    case = entry.case
    texts = [harmless(text) for text in (entry.coder, entry.variable, entry.answer, entry.at)]
    numbers = [str(entry.sample), str(entry.codebook)]
    place = [harmless(case.case_ref), harmless(case.source), str(case.nth)]
    return [str(entry.entry), *place, entry.role, *texts, *numbers, harmless(entry.why)]


def _as_entry(row: Mapping[str, str]) -> Coding:
    """The entry in a row; raises NotAnEntry with the column and the reason, which never has the cell in it."""
    cells = {name: restored(cell.strip()) for name, cell in row.items()}
    check_given(cells, COLUMNS[:-1])
    check_moment("at", cells["at"])
    role = next((role for role in ROLES if role == cells["role"]), None)
    if role is None:
        raise NotAnEntry("role", f"is not one of {', '.join(ROLES)}")
    for column in ("variable", "answer"):
        if not WORD.fullmatch(cells[column]):
            raise NotAnEntry(column, "is not a word of small letters")
    numbers = {column: whole_number(column, cells[column]) for column in NUMBERS}
    return Coding(
        entry=numbers["entry"],
        case=CaseName(cells["case_ref"], cells["source"], numbers["nth"]),
        role=role,
        coder=cells["coder"],
        variable=cells["variable"],
        answer=cells["answer"],
        at=cells["at"],
        sample=numbers["sample"],
        codebook=numbers["codebook"],
        why=cells["why"],
    )
