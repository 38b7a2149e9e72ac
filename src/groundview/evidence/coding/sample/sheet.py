"""A coder's sheet: the cases to code with what is recorded of them, a column for each question, and the codebook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from groundview.evidence.coding.codebook import WITHDRAWN, Codebook
from groundview.evidence.records.by_hand.sheets import Picked, Sheet, write_csv, write_workbook

CASE, CODER, WHY = "Case", "Coder", "Why"
MARKING = "INTERNAL. Records of events: keep it where the extracts are kept, and send it to its coder and back alone."
WIDTHS = {CASE: 26, CODER: 12, WHY: 24}
WIDE, NARROW = 60, 14
GUIDE = ("Variable", "Question", "Answer", "When it is right", "An invented example")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of the cases of a sheet: the headings, those of them with free text, and the cells by the label of
    the case."""

    headings: tuple[str, ...]
    free_text: frozenset[str]
    cells: Mapping[str, Sequence[str]]


def about(context: str, coder: str) -> tuple[str, ...]:
    """What a coder is told first."""
    return (
        MARKING,
        f"These cases are for {coder}. Others code some of them too: do not speak about them before all have answered.",
        "Read the sheet Codebook first. For each case, answer every question from the list in its cell.",
        "Answer what the case shows, by the codebook. Unknown is an answer: the case does not show it. Leave blank "
        "only what you have not looked at.",
        "The column Why is yours. Leave out names: nothing that you write there is needed to tell whom it is about.",
        "Do not change the columns Case and Coder, which say what the answers belong to. Rows may be sorted.",
        "Names and references of persons have been taken out of the texts as far as they are known; one may be left.",
        f"Send this file back as it came. Then: groundview code import STUDY {context} FILE",
        f"To take back an answer that was sent before, write {WITHDRAWN} in its place (in the CSV file).",
    )


def header(codebook: Codebook, headings: Sequence[str]) -> tuple[str, ...]:
    """The columns of a sheet: the case, what is told of it, the questions."""
    return (CASE, CODER, *headings, *codebook.names, WHY)


def write_sheet(stem: Path, codebook: Codebook, coder: str, told: Told) -> tuple[Path, Path]:
    """Writes the cases of `told` for one coder as STEM.xlsx and STEM.csv, the answers empty."""
    columns = header(codebook, told.headings)
    blank = [""] * (len(codebook.variables) + 1)
    rows = [(label, coder, *cells, *blank) for label, cells in told.cells.items()]
    last = len(rows) - 1
    picked = [Picked(one.variable, 0, last, one.answers, one.question) for one in codebook.variables]
    cases = Sheet(
        "Cases",
        columns,
        rows,
        widths=WIDTHS | dict.fromkeys(codebook.names, NARROW) | dict.fromkeys(told.free_text, WIDE),
        wrapped=frozenset({*told.free_text, WHY}),
        picked=picked,
        in_sight=(1, 1),
    )
    paths = Path(f"{stem}.xlsx"), Path(f"{stem}.csv")
    write_workbook(paths[0], "Cases to code", about(codebook.codebook, coder), [cases, guide(codebook)])
    write_csv(paths[1], columns, rows)
    return paths


def guide(codebook: Codebook) -> Sheet:
    """The codebook as a sheet: one row an answer."""
    widths = dict(zip(GUIDE, (18, 44, 10, 70, 70), strict=True))
    return Sheet(
        "Codebook", GUIDE, list(_guidance(codebook)), widths, wrapped=frozenset(GUIDE), in_sight=(1, 0)
    )


def file_word(name: str) -> str:
    """A coder's name as part of a file's: small letters, digits and hyphens, whatever the name holds."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "coder"


def _guidance(codebook: Codebook) -> Iterator[tuple[str, ...]]:
    yield ("", codebook.about, "", "", "")
    for one in codebook.variables:
        for answer, words in one.guidance.items():
            examples = " / ".join(example.text for example in one.examples if example.answer == answer)
            yield one.variable, one.question, answer, words, examples
