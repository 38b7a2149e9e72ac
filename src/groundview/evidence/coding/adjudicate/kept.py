"""The design of an adjudication sheet as it is kept: which questions about which cases it asks."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from groundview.errors import DataProblem
from groundview.evidence.coding.adjudicate.disputed import Disputed
from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.records.by_hand.cells import harmless, restored
from groundview.evidence.records.by_hand.numbered import design_path, numbers

KIND = "adjudicate"
COLUMNS = ("number", "case_ref", "source", "nth", "variable", "answers")


def write_design(folder: Path, number: int, disputes: list[Disputed]) -> None:
    """Writes what a sheet asks; raises FileExistsError rather than write over another."""
    path = design_path(folder, number, KIND)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(COLUMNS)
        for place, one in enumerate(disputes, start=1):
            named = [harmless(one.case.case_ref), harmless(one.case.source), str(one.case.nth)]
            lines.writerow([str(place), *named, one.variable, ";".join(one.answers)])


def read_designs(folder: Path) -> dict[int, list[Disputed]]:
    """What every sheet asks, in its order, by the number of the sheet; raises DataProblem for a file that is not as it
    was written."""
    return {number: _read(design_path(folder, number, KIND)) for number in numbers(folder, KIND)}


def _read(path: Path) -> list[Disputed]:
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True)
        return [
            Disputed(
                CaseName(restored(row["case_ref"]), restored(row["source"]), int(row["nth"])),
                row["variable"],
                tuple(row["answers"].split(";")),
            )
            for row in rows
        ]
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        raise DataProblem(
            f"{path.name} is not what was written.",
            where=str(path),
            why="without it nobody knows what its answers are about",
            next_step="Put back an older copy, or write a new sheet: groundview code agree.",
        ) from error
