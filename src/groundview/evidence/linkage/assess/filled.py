"""A sample that came back: the answers in a workbook or CSV, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from groundview.evidence.linkage.assess.side_by_side import ANSWER, PAIR, WHY
from groundview.evidence.linkage.judgements.judgement import ANSWERS, Answer
from groundview.evidence.records.by_hand.cells import one_line
from groundview.evidence.records.by_hand.filled import filled_rows, not_used

PAIR_NAME = re.compile(r"S(\d{1,6})-(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Filled:
    """One answer: to which pair of which sample, why where somebody said so, and the row in which it stands."""

    sample: int
    number: int
    answer: Answer
    why: str
    row: int


def read_filled(path: Path) -> list[Filled]:
    """The answers in a file, blank ones left out. Raises DataProblem for a file that is not of a sample, an answer
    that is none, a pair that no sample has a name for, or one that stands twice; it names row, column and reason."""
    found: dict[tuple[int, int], Filled] = {}
    for number, cells in filled_rows(path, (PAIR, ANSWER, WHY)):
        name = PAIR_NAME.fullmatch(cells[PAIR])
        if not name:
            raise not_used(path, number, PAIR, "is not what a sample calls a pair, such as S1-17")
        key = int(name.group(1)), int(name.group(2))
        if key in found:
            raise not_used(path, number, PAIR, f"is answered in row {found[key].row} already")
        answer = cells[ANSWER].lower()
        if answer and answer not in ANSWERS:
            raise not_used(path, number, ANSWER, f"is not {', '.join(ANSWERS)} or blank")
        if answer:
            found[key] = Filled(*key, answer, one_line(cells[WHY]), number)
    return list(found.values())
