"""Sheets that came back: what coders answered, read strictly. Every fault is named; with one, nothing is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from groundview.errors import DataProblem
from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.coding.codebook import WITHDRAWN, Codebook, Variable
from groundview.evidence.coding.sample.drawn import CHECK, DrawnCase, Sample
from groundview.evidence.coding.sample.sheet import CASE, CODER, WHY
from groundview.evidence.records.by_hand.cells import one_line
from groundview.evidence.records.by_hand.filled import Cells, filled_rows

LABEL = re.compile(rf"([a-z0-9_]+)-(\d{{1,6}})-(\d{{1,6}})-([0-9a-f]{{{CHECK}}})")
MOST_NAMED = 20
"""Faults that are named one by one."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: to which question about which case, by whom, on the sheet of which sample; why where it was said."""

    sample: int
    case: CaseName
    coder: str
    variable: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell, without the cell."""

    row: int
    column: str
    why: str

    def __str__(self) -> str:
        return f"row {self.row}, column {self.column}: {self.why}"


def read_answers(path: Path, codebook: Codebook, samples: Mapping[int, Sample], coder: str) -> list[Given]:
    """The answers on a coder's sheet, blank ones left out; `coder` is who sent it, where that was said. Raises
    DataProblem that names row, column and reason of every fault: a case that no sample of this study has, one that
    stands twice, somebody who is not its coder, an answer that the codebook does not list."""
    reader = _Reader(codebook, samples, one_line(coder))
    given: list[Given] = []
    faults: list[Fault] = []
    for row, cells in filled_rows(path, (CASE, CODER, *codebook.names, WHY)):
        for found in reader.row(row, cells):
            if isinstance(found, Fault):
                faults.append(found)
            else:
                given.append(found)
    if faults:
        raise refused(path, faults)
    return given


def refused(path: Path, faults: Sequence[Fault]) -> DataProblem:
    """The error for a file with faults."""
    more = len(faults) - MOST_NAMED
    said = "; ".join(map(str, faults[:MOST_NAMED])) + (f"; and {more} more" if more > 0 else "")
    return DataProblem(
        f"{path.name} is not used: {len(faults)} of its cells {'is' if len(faults) == 1 else 'are'} wrong.",
        where=str(path),
        why=said,
        next_step="Mend them and import again. Nothing of the file was kept.",
    )


def checked_answer(variable: Variable, cell: str) -> str:
    """The answer in a cell, empty for a blank one; raises ValueError for one that is none, with the reason."""
    answer = cell.casefold()
    if answer and answer not in (*variable.answers, WITHDRAWN):
        raise ValueError(f"is not {', '.join(variable.answers)} or blank")
    return answer


class _Reader:
    """Reads the rows of one sheet, one after the other."""

    def __init__(self, codebook: Codebook, samples: Mapping[int, Sample], coder: str) -> None:
        self.codebook, self.coder = codebook, coder
        self.samples = {number: (sample, sample.by_number) for number, sample in samples.items()}
        self.seen: dict[str, int] = {}

    def row(self, row: int, cells: Cells) -> Iterator[Given | Fault]:
        """The answers in a row, or what is wrong with it."""
        label = cells[CASE]
        if label in self.seen:
            yield Fault(row, CASE, f"is answered in row {self.seen[label]} already")
            return
        self.seen[label] = row
        drawn = self._drawn(label)
        if isinstance(drawn, str):
            yield Fault(row, CASE, drawn)
            return
        sample, one = drawn
        coder = self._coder(cells[CODER], one)
        if not coder:
            yield Fault(row, CODER, self._not_its_coder(cells[CODER]))
        for variable in self.codebook.variables:
            try:
                answer = checked_answer(variable, cells[variable.variable])
            except ValueError as fault:
                yield Fault(row, variable.variable, str(fault))
            else:
                if answer and coder:
                    yield Given(sample, one.case, coder, variable.variable, answer, one_line(cells[WHY]))

    def _drawn(self, label: str) -> tuple[int, DrawnCase] | str:
        """The number of its sample and the case, or why there is none."""
        name = LABEL.fullmatch(label)
        if not name:
            return "is not what a sample calls a case, such as fraud-1-17-3f2a"
        if name[1] != self.codebook.codebook:
            return "is a case of another context"
        sample, number = int(name[2]), int(name[3])
        if sample not in self.samples:
            return "is of a sample that this study has not drawn"
        made, cases = self.samples[sample]
        if number not in cases or made.label(name[1], cases[number].case, number) != label:
            return "is not a case of that sample of this study"
        return sample, cases[number]

    def _coder(self, cell: str, one: DrawnCase) -> str:
        """The coder of a row as the design spells the name; empty where it is nobody who codes this case."""
        stated = {name.casefold() for name in (one_line(cell), self.coder) if name}
        return next((name for name in one.coders if {name.casefold()} == stated), "")

    def _not_its_coder(self, cell: str) -> str:
        if not cell and not self.coder:
            return "is blank, and --coder names nobody"
        if cell and self.coder and one_line(cell).casefold() != self.coder.casefold():
            return "is somebody else than --coder names"
        return "is not a coder of this case"
