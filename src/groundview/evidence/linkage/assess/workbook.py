"""A sample as a workbook and as CSV, for people to answer in."""

from __future__ import annotations

from pathlib import Path

from groundview.evidence.linkage.assess.side_by_side import ANSWER, HEADER, WHY
from groundview.evidence.linkage.judgements.judgement import ANSWERS
from groundview.evidence.records.by_hand import sheets
from groundview.evidence.records.by_hand.sheets import Picked, Rows, Sheet

MARKING = (
    "INTERNAL. Records about persons: keep it where the extracts are kept, and send it to nobody outside."
)
ABOUT = (
    MARKING,
    "For each pair of records: are they one human being? Answer same, different or unsure; leave blank what you have "
    "not looked at.",
    "Judge by what you see, as you would in your own system. Say unsure where you are: it counts.",
    "The column Why is yours. Do not change the column Pair, which says what the answer belongs to.",
    "Then: groundview judge import STUDY FILE --by YOUR-NAME",
)
WIDTHS = {ANSWER: 11, WHY: 24}


def write_workbook(path: Path, rows: Rows) -> None:
    """Writes `rows` below `HEADER` on the sheet Pairs, after a sheet that says what to do."""
    answers = Picked(ANSWER, 0, len(rows) - 1, ANSWERS)
    pairs = Sheet("Pairs", HEADER, rows, widths=WIDTHS, picked=(answers,), in_sight=(1, 3))
    sheets.write_workbook(path, "Pairs to judge", ABOUT, [pairs])


def write_csv(path: Path, rows: Rows) -> None:
    """Writes the same as CSV."""
    sheets.write_csv(path, HEADER, rows)
