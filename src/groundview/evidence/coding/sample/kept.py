"""The design of a sample as it is kept: which cases were drawn, how, and from how many. Coders do not see it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from groundview.errors import DataProblem
from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.coding.sample.drawn import DrawnCase, Sample
from groundview.evidence.records.by_hand.cells import harmless, restored
from groundview.evidence.records.by_hand.numbered import design_path, numbers

OF_SAMPLE = ("how", "seed", "codebook", "clusters", "clusters_drawn")
COLUMNS = (
    "number", "case_ref", "source", "nth", "file", "row", "stratum", "stratum_size", "drawn_before", "drawn", "cluster",
    "coders", *OF_SAMPLE,
)  # fmt: skip


def write_design(folder: Path, sample: Sample) -> None:
    """Writes the design of a sample; raises FileExistsError rather than write over another."""
    path = design_path(folder, sample.number)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(COLUMNS)
        lines.writerows(_row(sample, one) for one in sample.cases)


def read_samples(folder: Path) -> dict[int, Sample]:
    """Every sample that was drawn of a context, by its number; raises DataProblem for a design that is not as it was
    written."""
    return {number: _read(design_path(folder, number), number) for number in numbers(folder)}


def _read(path: Path, number: int) -> Sample:
    try:
        text = path.read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        first = rows[0]
        return Sample(
            number=number,
            how=restored(first["how"]),
            seed=int(first["seed"]),
            codebook=int(first["codebook"]),
            cases=tuple(map(_case, rows)),
            clusters=int(first["clusters"]),
            clusters_drawn=int(first["clusters_drawn"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, csv.Error) as error:
        raise DataProblem(
            f"{path.name} is not what was written.",
            where=str(path),
            why="without the design of a sample nobody knows what its answers stand for",
            next_step="Put back an older copy.",
        ) from error


def _row(sample: Sample, one: DrawnCase) -> list[str]:
    texts = [harmless(one.case.case_ref), harmless(one.case.source), str(one.case.nth), harmless(one.file)]
    counts = [str(number) for number in (one.size, one.before, one.drawn)]
    drawn = [
        str(one.row),
        harmless(one.stratum),
        *counts,
        harmless(one.cluster),
        harmless(";".join(one.coders)),
    ]
    of_sample = [str(getattr(sample, name)) for name in OF_SAMPLE]
    return [str(one.number), *texts, *drawn, *of_sample]


def _case(row: Mapping[str, str]) -> DrawnCase:
    text = {name: restored(cell) for name, cell in row.items()}
    return DrawnCase(
        number=int(row["number"]),
        case=CaseName(text["case_ref"], text["source"], int(row["nth"])),
        file=text["file"],
        row=int(row["row"]),
        stratum=text["stratum"],
        size=int(row["stratum_size"]),
        before=int(row["drawn_before"]),
        drawn=int(row["drawn"]),
        cluster=text["cluster"],
        coders=tuple(text["coders"].split(";")),
    )
