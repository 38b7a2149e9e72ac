"""An entry as a row of `judgements.csv`, and a row as an entry, with the reason where it is none."""

from __future__ import annotations

from collections.abc import Mapping

from groundview.evidence.linkage.judgements.judgement import ANSWERS, Judgement, RecordName
from groundview.evidence.records.by_hand.cells import harmless, restored
from groundview.evidence.records.by_hand.checked import (
    NotAnEntry,
    check_given,
    check_moment,
    whole_number,
)

COLUMNS = (
    "entry", "answer", "left_ref", "left_system", "left_source", "right_ref", "right_system", "right_source",
    "by", "at", "why", "withdraws", "sample",
)  # fmt: skip
MUST_BE_GIVEN = ("entry", "answer", "left_ref", "right_ref", "by", "at", "why")
NUMBERS = ("entry", "withdraws", "sample")


def as_row(entry: Judgement) -> list[str]:
    """The cells of an entry, in the order of `COLUMNS`."""
    left, right = entry.left, entry.right
    numbers = [str(number) if number else "" for number in (entry.withdraws, entry.sample)]
    texts = [entry.answer, left.reference, left.system, left.source, right.reference, right.system, right.source,
             entry.by, entry.at, entry.why]  # fmt: skip
    return [str(entry.entry), *map(harmless, texts), *numbers]


def as_entry(row: Mapping[str, str]) -> Judgement:
    """The entry in a row; raises NotAnEntry with the column and the reason, which never has the cell in it."""
    cells = {name: restored(cell.strip()) for name, cell in row.items()}
    check_given(cells, MUST_BE_GIVEN)
    if cells["answer"] not in (*ANSWERS, "withdrawn"):
        raise NotAnEntry("answer", f"is not one of {', '.join(ANSWERS)}, withdrawn")
    check_moment("at", cells["at"])
    numbers = {column: whole_number(column, cells[column]) for column in NUMBERS}
    if (cells["answer"] == "withdrawn") != (numbers["withdraws"] > 0):
        raise NotAnEntry("withdraws", "names an entry where, and only where, the answer is withdrawn")
    left, right = (
        RecordName(*(cells[f"{side}_{part}"] for part in ("ref", "system", "source")))
        for side in ("left", "right")
    )
    if left == right:
        raise NotAnEntry("right_ref", "names the same record as the left one")
    return Judgement(
        answer=cells["answer"], left=left, right=right, by=cells["by"], at=cells["at"],
        why=cells["why"], **numbers,
    )  # fmt: skip
