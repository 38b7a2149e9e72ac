"""The synthetic study as files: the standard extract, the forces' own layouts with their mappings, and the truth."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.synth.build import furnish, record_extract
from groundview.synth.dials import Dials
from groundview.synth.finished import whole_folder
from groundview.synth.layouts.declared import SHARED, STANDARD
from groundview.synth.layouts.folders import FORCES, folders, write_folder
from groundview.synth.layouts.output import Written
from groundview.synth.readme import readme
from groundview.synth.scratch import scratch_world
from groundview.synth.world import World

if TYPE_CHECKING:
    from groundview.synth.layouts.folders import Folder

Progress = Callable[[str], None]
TRUTH = "truth"
BAD_ROWS = ("layout", "file", "row", "column", "reason")
MEMORY = "2500MB"
"""For the database; arrays come on top of it."""


@dataclass(frozen=True, slots=True)
class Study:
    """What was written: the folders that a study may take its extracts from, the good rows of the standard extract
    by table, and how many bad rows were planted in all layouts."""

    folder: Path
    extracts: tuple[str, ...]
    rows: Mapping[str, int]
    n_bad: int


def write_study(dials: Dials, folder: Path, progress: Progress) -> Study:
    """Makes a world and writes it into `folder`, whole or not at all; raises UsageProblem where something is there
    already."""
    if dials.size == "nation":
        from groundview.synth.nation import write_nation

        with whole_folder(folder) as place:
            rows = write_nation(dials, place, progress)
        return Study(folder, (STANDARD,), rows, 0)
    with whole_folder(folder) as place, scratch_world(dials, place, MEMORY) as world:
        made = make_world(world, progress)
        written, names = _write_folders(world, made, place, progress)
        write_truth_of(world, place / TRUTH, progress)
        _write_bad_rows(place / TRUTH, written)
        (place / "README.txt").write_text(readme(dials, names), encoding="utf-8", newline="\n")
    rows = {one.table: one.n_good for one in written[STANDARD]}
    return Study(folder, tuple(names), rows, sum(len(one.bad) for files in written.values() for one in files))


def make_world(world: World, progress: Progress) -> list[str]:
    """Makes every room of a world and what is recorded of it; gives the tables of the standard extract."""
    furnish(world, progress)
    progress("extract: the standard extract")
    return record_extract(world)


def write_truth_of(world: World, folder: Path, progress: Progress) -> None:
    """Writes everything planted."""
    from groundview.synth.truth.write import write_truth

    progress("truth: everything planted")
    folder.mkdir(parents=True, exist_ok=True)
    write_truth(world, folder)


def _write_folders(
    world: World, made: Sequence[str], place: Path, progress: Progress
) -> tuple[dict[str, list[Written]], list[str]]:
    """Writes every folder; gives the files by the folder's own name, and the folders' names below the study."""
    from groundview.synth.opinion.qdpx import write_interviews

    every: list[Folder] = folders(world, made)
    written: dict[str, list[Written]] = {}
    for folder in every:
        progress(f"{folder.name}: {len(folder.rows)} files")
        written[Path(folder.name).name] = write_folder(world, place, folder)
    for shared in (STANDARD, f"{FORCES}/{SHARED}"):
        write_interviews(world, place / shared)
    return written, [folder.name for folder in every]


def _write_bad_rows(folder: Path, written: Mapping[str, Sequence[Written]]) -> None:
    """One row per bad row: its layout, file and row, the column and the reason with which it must be refused."""
    with (folder / "bad_rows.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, lineterminator="\n")
        rows.writerow(BAD_ROWS)
        for layout, files in written.items():
            for file in files:
                rows.writerows((layout, file.file, bad.row, bad.column, bad.reason) for bad in file.bad)
