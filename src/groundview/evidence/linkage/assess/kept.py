"""The design of a sample as it is kept in `STUDY/linkage/samples/`: which pairs were drawn, from how many, and how."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

from groundview.errors import DataProblem, UsageProblem
from groundview.evidence.linkage.assess.breakdowns import BREAKDOWNS
from groundview.evidence.linkage.assess.draw import DrawnPair
from groundview.evidence.linkage.judgements.judgement import RecordName
from groundview.evidence.records.by_hand.cells import harmless, restored

SIDES = ("left_ref", "left_system", "left_source", "right_ref", "right_system", "right_source")
COLUMNS = ("number", *SIDES, "stratum", "linked", "far", "size", "drawn", "probability", *BREAKDOWNS)


def write_design(path: Path, pairs: Sequence[DrawnPair]) -> None:
    """Writes the design of a sample; raises FileExistsError rather than write over another."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream, lineterminator="\n")
        lines.writerow(COLUMNS)
        lines.writerows(_row(pair) for pair in pairs)


def read_design(path: Path) -> list[DrawnPair]:
    """The pairs of a sample; raises UsageProblem where there is none of that number, DataProblem where the file is not
    as it was written."""
    if not path.is_file():
        raise UsageProblem(
            "There is no such sample.", where=str(path), next_step="groundview judge sample STUDY draws one."
        )
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True)
        pairs = [_pair(row) for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as error:
        raise DataProblem(
            f"{path.name} is not what was written.",
            where=str(path),
            why="without the design of a sample its answers count for nothing",
            next_step="Put back an older copy, or draw a new sample.",
        ) from error
    return pairs


def _row(pair: DrawnPair) -> list[str]:
    names = [harmless(text) for name in (pair.left, pair.right) for text in astuple(name)]
    marks = ["yes" if mark else "no" for mark in (pair.linked, pair.far)]
    counts = [str(pair.size), str(pair.drawn)]
    chance = "" if pair.probability is None else repr(pair.probability)
    groups = [harmless(pair.groups[name]) for name in BREAKDOWNS]
    return [str(pair.number), *names, pair.stratum, *marks, *counts, chance, *groups]


def _pair(row: Mapping[str, str]) -> DrawnPair:
    texts = [restored(row[name]) for name in SIDES]
    return DrawnPair(
        number=int(row["number"]),
        left=RecordName(*texts[:3]),
        right=RecordName(*texts[3:]),
        stratum=row["stratum"],
        linked=_said(row["linked"]),
        far=_said(row["far"]),
        size=int(row["size"]),
        drawn=int(row["drawn"]),
        probability=float(row["probability"]) if row["probability"] else None,
        groups={name: restored(row[name]) for name in BREAKDOWNS},
    )


def _said(word: str) -> bool:
    return {"yes": True, "no": False}[word]
