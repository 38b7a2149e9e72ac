"""Writes the truth of a world: every planted thing, so that any result can be held against it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from groundview.evidence.pole.sql import literal
from groundview.synth.truth.cases import judge_cases
from groundview.synth.truth.definitions import definitions
from groundview.synth.truth.persons import find_persons
from groundview.synth.truth.tables import File, found
from groundview.synth.world import World

OPTIONS = {"csv": "FORMAT csv, HEADER true", "parquet": "FORMAT parquet"}
README = """The truth of a synthetic study
==============================

Everything here is invented. What was planted in the world stands in these files; the extracts show a part of it, with
errors. No extract holds an id of a person, group or case from here: records.parquet says whose a person record is,
cases.parquet and offences.parquet have the references of the extracts. bad_rows.csv, where it is there, lists the rows
that were spoilt on purpose, with the reason for which each must be refused.

A definition of organised crime is a condition on a case (c) and its planted group (g). It is met or not met: in the
truth nothing is unknown.

"""


def write_truth(world: World, folder: Path) -> list[Path]:
    """Writes the files that tables.yml declares, and README.txt, which says what each holds. The extract must have
    been recorded before (`record_extract`), for its references."""
    folder.mkdir(parents=True, exist_ok=True)
    judge_cases(world)
    find_persons(world)
    _dials(world)
    _definitions(world)
    declared = found(world)
    paths = [_write(world, one, folder) for one in declared]
    readme = folder / "README.txt"
    readme.write_text(
        README + "\n".join(_line(one) for one in declared) + "\n", encoding="utf-8", newline="\n"
    )
    return [*paths, readme]


def _write(world: World, one: File, folder: Path) -> Path:
    path = folder / f"{one.file}.{one.kind}"
    world.db.execute(f"COPY ({one.query.rstrip()}) TO {literal(str(path))} ({OPTIONS[one.kind]})")
    return path


def _line(one: File) -> str:
    return f"{one.file}.{one.kind}: {one.about}"


def _dials(world: World) -> None:
    rows = [{"dial": name, "value": str(value)} for name, value in asdict(world.dials).items()]
    world.put_words("truth_dial", rows, {"dial": "VARCHAR", "value": "VARCHAR"})


def _definitions(world: World) -> None:
    words = ("definition", "title", "about", "source", "met")
    rows = [{word: getattr(one, word) for word in words} for one in definitions()]
    world.put_words("truth_definition", rows, dict.fromkeys(words, "VARCHAR"))
