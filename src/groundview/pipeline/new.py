"""Starting a study: its sources found by their headers, and a study file written that says what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from groundview.errors import DataProblem, UsageProblem, UserError
from groundview.evidence.sources.propose import propose
from groundview.evidence.sources.reading.header import Header
from groundview.pipeline.handed import MAPPINGS
from groundview.pipeline.look import Found, boundary_file, look_through
from groundview.pipeline.manifest import write_whole
from groundview.pipeline.template import Entry, study_toml
from groundview.study import FILE_NAME


def new_study(
    folder: Path, extracts: Sequence[Path], areas: Path | None, period: tuple[str, str], title: str
) -> Found:
    """Writes `study.toml`, the mappings that were handed on and are used, and a proposed one for each layout that is
    not understood; raises UsageProblem where the study is already there, DataProblem where nothing is understood
    (proposals are written all the same)."""
    if (folder / FILE_NAME).exists():
        raise UsageProblem(
            f"{folder} is already a study.",
            where=str(folder / FILE_NAME),
            next_step=f"groundview run {folder}, or choose another folder.",
        )
    found = look_through(extracts, folder)
    known = found.handed.known
    of_areas = [entry for entry in found.entries if known[entry.source].table == "areas"]
    boundary = boundary_file(areas, folder, known) if areas else _only_boundary(of_areas)
    found.entries = [entry for entry in found.entries if entry not in of_areas]
    if not found.entries and not found.proposed:
        raise _nothing(found, extracts)
    used = [*found.entries, *([boundary] if boundary else [])]
    found.handed.copy_into(folder, [entry.source for entry in used])
    for entry, header in found.proposed:
        _propose(folder, entry, header)
    proposed = [entry for entry, _ in found.proposed]
    about = (title or _title(folder), *period)
    write_whole(folder / FILE_NAME, study_toml(about, boundary, found.entries, proposed))
    if not found.entries:
        raise _only_proposals(folder, proposed)
    return found


def _title(folder: Path) -> str:
    """The folder's name as a title: `bristol_2025` is "Bristol 2025"."""
    words = re.sub(r"[_-]+", " ", folder.resolve().name).strip()
    return words[:1].upper() + words[1:]


def _propose(folder: Path, entry: Entry, header: Header) -> None:
    """Writes a proposal, unless a mapping of that name is there, which somebody may have worked on."""
    path = folder / MAPPINGS / f"{entry.source}.yml"
    if not path.exists():
        write_whole(path, propose(header, entry.source))


def _only_boundary(of_areas: Sequence[Entry]) -> Entry | None:
    """The only file of areas among the extracts; None where there is none, or where there is a choice."""
    files = [(entry, name) for entry in of_areas for name in entry.names]
    if len(files) != 1:
        return None
    entry, name = files[0]
    return Entry(entry.source, f"{entry.folder}/{name}", (), (name,))


def _nothing(found: Found, extracts: Sequence[Path]) -> UserError:
    if found.broken:
        return found.broken[0]
    return DataProblem(
        "No file there is understood.",
        where=", ".join(str(place) for place in extracts),
        why="no file of it is a table whose header any source knows",
        next_step="Compare the headers with docs/tables.md, or write a mapping: see docs/declarations.md.",
    )


def _only_proposals(folder: Path, proposed: Sequence[Entry]) -> DataProblem:
    listed = ", ".join(f"mappings/{entry.source}.yml" for entry in proposed)
    return DataProblem(
        "No file there is of a layout that is known; for each layout a mapping is proposed.",
        where=f"{folder}: {listed}",
        why="columns are never guessed silently: a person confirms them",
        next_step="Read each, correct it, set `status: confirmed`, and take away the # before it in study.toml.",
    )
