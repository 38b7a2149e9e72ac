"""Looking through folders of extracts: which file is of which source, by its header alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from groundview.errors import DataProblem, UserError
from groundview.evidence.sources.declared import Source
from groundview.evidence.sources.reading.found import BOUNDARIES, FoundFile, list_folder
from groundview.evidence.sources.reading.header import Header, read_header
from groundview.evidence.sources.recognise import recognise
from groundview.pipeline.handed import Handed, handed_mappings
from groundview.pipeline.patterns import patterns, relative
from groundview.pipeline.template import Entry


@dataclass(slots=True)
class Found:
    """What was found: mappings that were handed on; entries by source and folder; entries for mappings that are only
    proposed, with the header each was proposed from; files that no source fits; files that could not be opened."""

    handed: Handed
    entries: list[Entry] = field(default_factory=list)
    proposed: list[tuple[Entry, Header]] = field(default_factory=list)
    not_understood: list[str] = field(default_factory=list)
    broken: list[UserError] = field(default_factory=list)


def look_through(folders: Sequence[Path], study: Path) -> Found:
    """Looks through every folder, at any depth; raises DataProblem for a folder that is not there."""
    found = Found(handed_mappings(folders, study))
    found.broken += found.handed.broken
    for folder, label in zip(folders, _labels(folders), strict=True):
        _look(folder, label, study, found)
    return found


def boundary_file(path: Path, study: Path, known: Mapping[str, Source]) -> Entry:
    """The entry of a file of areas of a known source; raises DataProblem where it is none."""
    for file in list_folder(path).files:
        match = recognise(read_header(file), known.values())
        if match and match.source.table == "areas":
            return Entry(match.source.source, relative(path, study), (), (file.name,))
    raise DataProblem(
        f"{path.name} is not understood as a file of areas.",
        where=str(path),
        why="no property of it is a known area code (code, lsoa21_code, LSOA21CD and others)",
        next_step="Name the column with the areas' codes `code`, and that with their names `name`.",
    )


def _look(folder: Path, label: str, study: Path, found: Found) -> None:
    listing = list_folder(folder)
    found.broken += listing.broken
    everything = [file.name for file in listing.files]
    place = relative(folder, study)
    by_source: dict[str, list[str]] = {}
    strange: dict[tuple[str, ...], list[Header]] = {}
    for header in _headers(listing.files, found):
        match = recognise(header, found.handed.known.values())
        if match:
            by_source.setdefault(match.source.source, []).append(header.file.name)
        else:
            strange.setdefault(header.names, []).append(header)
    for source, names in sorted(by_source.items()):
        found.entries.append(Entry(source, place, patterns(names, everything), tuple(names), label))
    for headers in strange.values():
        _propose(headers, place, label, everything, found)


def _headers(files: Sequence[FoundFile], found: Found) -> Iterator[Header]:
    for file in files:
        try:
            yield read_header(file)
        except DataProblem as error:
            found.broken.append(error)


def _propose(headers: list[Header], place: str, label: str, everything: list[str], found: Found) -> None:
    """An entry for files that share a layout which no source knows; boundaries and single columns are only named."""
    names = [header.file.name for header in headers]
    found.not_understood += names
    first = headers[0]
    if first.file.ending not in BOUNDARIES and "geometry" not in first.names and len(first.names) > 1:
        name = re.sub(r"\W+", "_", first.file.stem).strip("_") or "mapping"
        entry = Entry(name, place, patterns(names, everything), tuple(names), label)
        found.proposed.append((entry, first))


def _labels(folders: Sequence[Path]) -> list[str]:
    """A name for each folder whose own name another folder of the study also has; empty for the rest."""
    names = [folder.resolve().name for folder in folders]
    twice = {name for name in names if names.count(name) > 1}
    return [
        f"{folder.resolve().parent.name}_{name}" if name in twice else ""
        for folder, name in zip(folders, names, strict=True)
    ]
