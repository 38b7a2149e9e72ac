"""The sheet of an audit: texts to read through and mark, without what the search made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from groundview.evidence.coding.answers import Fault, refused
from groundview.evidence.coding.sample.drawn import CHECK
from groundview.evidence.coding.sample.sheet import MARKING, WHY, WIDE
from groundview.evidence.coding.text.audit import Read
from groundview.evidence.coding.text.audit_kept import AuditDesign, DrawnText
from groundview.evidence.records.by_hand.filled import filled_rows
from groundview.evidence.records.by_hand.sheets import Picked, Sheet, write_csv, write_workbook

TEXT, WRITTEN, SAYS = "Text", "What is written", "Says it"
ANSWERS = {"yes": True, "no": False, "unknown": None}
WIDTHS = {TEXT: 24, WRITTEN: WIDE, SAYS: 12, WHY: 24}
LABEL = re.compile(rf"[a-z0-9_]+-T(\d{{1,6}})-(\d{{1,6}})-[0-9a-f]{{{CHECK}}}")


def label(design: AuditDesign, place: int, one: DrawnText) -> str:
    """What a text is called on the sheet: the 17th of the first audit is fraud-T1-17-3f2a."""
    return f"{design.context}-T{design.number}-{place}-{one.case.key(design.context)[:CHECK]}"


def write_audit(stem: Path, design: AuditDesign, about: str, texts: Sequence[str]) -> tuple[Path, Path]:
    """Writes the texts of a design, in its order, as STEM.xlsx and STEM.csv; `about` is what the concept claims."""
    columns = (TEXT, WRITTEN, SAYS, WHY)
    rows = [
        (label(design, place, one), text, "", "")
        for place, (one, text) in enumerate(zip(design.texts, texts, strict=True), start=1)
    ]
    picked = [Picked(SAYS, 0, len(rows) - 1, tuple(ANSWERS), about)]
    page = Sheet("Texts", columns, rows, WIDTHS, frozenset({WRITTEN, WHY}), picked)
    paths = Path(f"{stem}.xlsx"), Path(f"{stem}.csv")
    write_workbook(paths[0], "Texts to read", _told(design, about), [page])
    write_csv(paths[1], columns, rows)
    return paths


def number_of(path: Path) -> int:
    """Of which audit a filled sheet is, by its first label; 0 where it has none."""
    _, cells = next(filled_rows(path, (TEXT, SAYS)), (0, {TEXT: ""}))
    found = LABEL.fullmatch(cells[TEXT])
    return int(found[1]) if found else 0


def read_marks(path: Path, design: AuditDesign) -> list[Read]:
    """What a filled sheet says of every text of a design; of those that are blank or not on it as little as of those
    marked unknown. Raises DataProblem that names every fault: a text that is not of this audit or stands twice, and an
    answer that is none."""
    given = list(_marks(path, design))
    if faults := [one for one in given if isinstance(one, Fault)]:
        raise refused(path, faults)
    return [one for one in given if isinstance(one, Read)]


def _marks(path: Path, design: AuditDesign) -> Iterator[Read | Fault]:
    left = {label(design, place, one): one.drawn for place, one in enumerate(design.texts, start=1)}
    for row, cells in filled_rows(path, (TEXT, SAYS)):
        answer = cells[SAYS].casefold()
        drawn = left.pop(cells[TEXT], None)
        if drawn is None:
            yield Fault(row, TEXT, "is no text of this audit, or stands twice")
        elif answer and answer not in ANSWERS:
            yield Fault(row, SAYS, f"is not {', '.join(ANSWERS)} or blank")
        else:
            yield Read(drawn, ANSWERS.get(answer))
    yield from (Read(drawn, None) for drawn in left.values())


def _told(design: AuditDesign, about: str) -> tuple[str, ...]:
    return (
        MARKING,
        f"Each row is what is written of one case. The question is whether it says this. {about}",
        "Answer yes where the words say so, however they are spelt; no where they do not; unknown where you cannot "
        "tell. What you know of the case besides does not count. Leave blank only what you have not read.",
        "Some of these texts were found by the search and some were not. Their order does not tell which.",
        "Do not change the column Text, which says what the answer belongs to. Rows may be sorted.",
        "Names and references of persons have been taken out as far as they are known; one may be left.",
        f"Then: groundview code audit STUDY {design.context} FILE",
    )
