"""The design of an audit as it is kept: which texts were drawn, from which stratum of how many, for which concept."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from groundview.errors import DataProblem
from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.coding.text.audit import STRATA, Drawn
from groundview.evidence.records.by_hand.cells import harmless, restored
from groundview.evidence.records.by_hand.numbered import design_path

KIND = "audit"
COLUMNS = ("number", "case_ref", "source", "nth", "stratum", "size", "drawn", "concept", "seed")


@dataclass(frozen=True, slots=True)
class DrawnText:
    """The case whose text was drawn, and how."""

    case: CaseName
    drawn: Drawn


@dataclass(frozen=True, slots=True)
class AuditDesign:
    """An audit: its context and number, the concept that is asked for, the seed, and the texts in their order."""

    context: str
    number: int
    concept: str
    seed: int
    texts: tuple[DrawnText, ...]


def write_design(folder: Path, design: AuditDesign) -> None:
    """Writes a design; raises FileExistsError rather than write over another."""
    path = design_path(folder, design.number, KIND)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(COLUMNS)
        for place, one in enumerate(design.texts, start=1):
            named = [harmless(one.case.case_ref), harmless(one.case.source), str(one.case.nth)]
            counts = [one.drawn.stratum, str(one.drawn.size), str(one.drawn.drawn)]
            lines.writerow([str(place), *named, *counts, harmless(design.concept), str(design.seed)])


def read_design(folder: Path, context: str, number: int) -> AuditDesign:
    """The design of an audit of a context; raises DataProblem where there is none, or it is not as it was written."""
    path = design_path(folder, number, KIND)
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True))
        concept, seed = restored(rows[0]["concept"]), int(rows[0]["seed"])
        return AuditDesign(context, number, concept, seed, tuple(map(_text, rows)))
    except FileNotFoundError as error:
        raise DataProblem(
            "The file is of no audit of this study.",
            where=str(path),
            why="its design is not there",
            next_step="Read it in the study, and under the context, that it was drawn from.",
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, csv.Error) as error:
        raise DataProblem(
            f"{path.name} is not what was written.",
            where=str(path),
            why="without it nobody knows what the answers stand for",
            next_step="Put back an older copy, or draw another audit.",
        ) from error


def _text(row: Mapping[str, str]) -> DrawnText:
    case = CaseName(restored(row["case_ref"]), restored(row["source"]), int(row["nth"]))
    stratum = next(one for one in STRATA if one == row["stratum"])
    return DrawnText(case, Drawn(int(row["number"]), stratum, int(row["size"]), int(row["drawn"])))
