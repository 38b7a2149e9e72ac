"""The adjudication sheet: what coders disagree on, with their answers and without their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from groundview.evidence.coding.adjudicate.disputed import Disputed
from groundview.evidence.coding.answers import Fault, Given, checked_answer, refused
from groundview.evidence.coding.codebook import Codebook
from groundview.evidence.coding.sample.drawn import CHECK
from groundview.evidence.coding.sample.sheet import MARKING, WHY, WIDE, Told, guide
from groundview.evidence.records.by_hand.cells import one_line
from groundview.evidence.records.by_hand.filled import filled_rows
from groundview.evidence.records.by_hand.sheets import Picked, Sheet, write_csv, write_workbook

DISPUTE, VARIABLE, QUESTION, ANSWERED, SETTLED = (
    "Dispute",
    "Variable",
    "Question",
    "Coders answered",
    "Settled answer",
)
LABEL = re.compile(rf"([a-z0-9_]+)-A(\d{{1,6}})-(\d{{1,6}})-([0-9a-f]{{{CHECK}}})")
WIDTHS = {DISPUTE: 28, VARIABLE: 16, QUESTION: 40, ANSWERED: 20, SETTLED: 14, WHY: 24}


def label(context: str, sheet: int, number: int, one: Disputed) -> str:
    """What a dispute is called: the third of the first sheet is fraud-A1-3-3f2a."""
    return f"{context}-A{sheet}-{number}-{one.case.key(context)[:CHECK]}"


def write_disputes(
    stem: Path, codebook: Codebook, sheet: int, disputes: Sequence[Disputed], told: Told
) -> tuple[Path, Path]:
    """Writes what is disputed as STEM.xlsx and STEM.csv; `told` holds what is told of each case by its label."""
    context = codebook.codebook
    columns = (DISPUTE, VARIABLE, QUESTION, ANSWERED, *told.headings, SETTLED, WHY)
    rows = []
    for number, one in enumerate(disputes, start=1):
        name = label(context, sheet, number, one)
        asked = (one.variable, codebook[one.variable].question, " / ".join(one.answers))
        rows.append((name, *asked, *told.cells[name], "", ""))
    picked = [
        Picked(SETTLED, place, place, codebook[one.variable].answers) for place, one in enumerate(disputes)
    ]
    wrapped = frozenset({*told.free_text, QUESTION, WHY})
    page = Sheet(
        "Disputes",
        columns,
        rows,
        WIDTHS | dict.fromkeys(told.free_text, WIDE),
        wrapped,
        picked,
        in_sight=(1, 1),
    )
    paths = Path(f"{stem}.xlsx"), Path(f"{stem}.csv")
    write_workbook(paths[0], "Answers to settle", _about(context), [page, guide(codebook)])
    write_csv(paths[1], columns, rows)
    return paths


def read_settled(
    path: Path, codebook: Codebook, sheets: Mapping[int, Sequence[Disputed]], by: str
) -> list[Given]:
    """The settled answers on a sheet, blank ones left out. Raises DataProblem that names every fault."""
    given: list[Given] = []
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for row, cells in filled_rows(path, (DISPUTE, SETTLED, WHY)):
        name, one = cells[DISPUTE], _dispute(cells[DISPUTE], codebook, sheets)
        if one is None or name in seen:
            why = (
                f"is settled in row {seen[name]} already"
                if name in seen
                else "is nothing that this study asked of"
            )
            faults.append(Fault(row, DISPUTE, why))
            continue
        seen[name] = row
        try:
            answer = checked_answer(codebook[one[1].variable], cells[SETTLED])
        except ValueError as fault:
            faults.append(Fault(row, SETTLED, str(fault)))
        else:
            if answer:
                given.append(Given(one[0], one[1].case, by, one[1].variable, answer, one_line(cells[WHY])))
    if faults:
        raise refused(path, faults)
    return given


def _dispute(
    name: str, codebook: Codebook, sheets: Mapping[int, Sequence[Disputed]]
) -> tuple[int, Disputed] | None:
    """The number of the sheet and the dispute that a label names."""
    parts = LABEL.fullmatch(name)
    if not parts or int(parts[2]) not in sheets:
        return None
    sheet, number = int(parts[2]), int(parts[3])
    one = sheets[sheet][number - 1] if 0 < number <= len(sheets[sheet]) else None
    if (
        one is None
        or label(codebook.codebook, sheet, number, one) != name
        or one.variable not in codebook.names
    ):
        return None
    return sheet, one


def _about(context: str) -> tuple[str, ...]:
    return (
        MARKING,
        "Coders answered these questions differently. Settle each by the codebook, whatever the coders may have meant: "
        "what you answer counts instead of their answers.",
        "Where the case does not show it, the answer is unknown. Leave blank what you do not settle.",
        "Do not change the column Dispute, which says what the answer belongs to.",
        f"Then: groundview code import STUDY {context} FILE --adjudicator YOUR-NAME",
    )
