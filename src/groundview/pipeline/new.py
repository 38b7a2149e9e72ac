"""Starting a study: its sources found by their headers, and a study file written that says what was found."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from groundview.errors import DataProblem, UsageProblem, UserError
from groundview.evidence.sources.declared import Source, sources
from groundview.evidence.sources.propose import propose
from groundview.evidence.sources.reading.found import FoundFile, list_folder
from groundview.evidence.sources.reading.header import Header, read_header
from groundview.evidence.sources.recognise import recognise
from groundview.pipeline.manifest import write_whole
from groundview.pipeline.template import Entry, study_toml
from groundview.study import FILE_NAME

DATE = re.compile(r"(?<!\d)20\d\d([-_]?(0[1-9]|1[0-2]))([-_]?[0-3]\d)?(?!\d)")
"""A month or a day in a file's name; a year alone may be that of an edition, and is left."""


@dataclass(slots=True)
class Found:
    """What was found in the folders: entries by source and pattern, headers that no source fits, files that could
    not be opened, names passed over."""

    entries: list[Entry] = field(default_factory=list)
    not_understood: list[Header] = field(default_factory=list)
    broken: list[UserError] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    proposals: list[Path] = field(default_factory=list)


def new_study(
    folder: Path, extracts: Sequence[Path], areas: Path | None, period: tuple[str, str], title: str
) -> Found:
    """Writes `study.toml`, and a proposed mapping for each layout that is not understood; raises UsageProblem where
    the study is already there, DataProblem where nothing at all is understood."""
    if (folder / FILE_NAME).exists():
        raise UsageProblem(
            f"{folder} is already a study.",
            where=str(folder / FILE_NAME),
            next_step=f"groundview run {folder}, or choose another folder.",
        )
    found = Found()
    for place in extracts:
        _look(place, folder, found)
    boundary = _areas(areas, folder, found)
    if not found.entries:
        raise _nothing(found, extracts)
    _propose(found, folder)
    write_whole(folder / FILE_NAME, study_toml(title or _title(folder), period, boundary, found.entries))
    return found


def _title(folder: Path) -> str:
    """The folder's name as a title: `bristol_2025` is "Bristol 2025"."""
    words = re.sub(r"[_-]+", " ", folder.resolve().name).strip()
    return words[:1].upper() + words[1:]


def _look(place: Path, folder: Path, found: Found) -> None:
    listing = list_folder(place)
    found.broken += listing.broken
    found.passed_over += listing.passed_over
    known = sources().values()
    recognised: dict[str, list[FoundFile]] = {}
    for file in listing.files:
        try:
            header = read_header(file)
        except DataProblem as error:
            found.broken.append(error)
            continue
        match = recognise(header, known)
        if match is None:
            found.not_understood.append(header)
        else:
            recognised.setdefault(match.source.source, []).append(file)
    everything = [file.name for file in listing.files]
    for source, files in sorted(recognised.items()):
        names = [file.name for file in files]
        found.entries.append(
            Entry(source, relative(place, folder), _patterns(names, everything), tuple(names))
        )


def _patterns(names: list[str], everything: list[str]) -> tuple[str, ...]:
    """Names with their dates made into patterns, so that next month's file is found too; a pattern that would also
    catch a file of another source is not used."""
    from fnmatch import fnmatchcase

    mine = set(names)
    found: dict[str, None] = {}
    for name in names:
        pattern = DATE.sub("*", re.sub(r"([\[\]?*])", "[\\1]", name))
        catches = {other for other in everything if fnmatchcase(other, pattern)}
        found[pattern if catches <= mine else name] = None
    return tuple(found)


def relative(path: Path, folder: Path) -> str:
    """A path as the study file writes it: from the study's folder where that is possible (another drive is not)."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _areas(areas: Path | None, folder: Path, found: Found) -> Entry | None:
    """The boundary file: the one that was given, or the only one among the extracts."""
    among = [entry for entry in found.entries if _source(entry).table == "areas"]
    found.entries = [entry for entry in found.entries if entry not in among]
    if areas is None:
        files = [(entry, name) for entry in among for name in entry.names]
        if len(files) != 1:
            return None
        entry, name = files[0]
        return Entry(
            entry.source, f"{entry.folder}/{name}".removesuffix(f"/{name}") + f"/{name}", (), (name,)
        )
    for file in list_folder(areas).files:
        match = recognise(read_header(file), sources().values())
        if match and match.source.table == "areas":
            return Entry(match.source.source, relative(areas, folder), (), (file.name,))
    raise DataProblem(
        f"{areas.name} is not understood as a file of areas.",
        where=str(areas),
        why="no property of it is a known area code (code, lsoa21_code, LSOA21CD and others)",
        next_step="Name the column with the areas' codes `code`, and that with their names `name`.",
    )


def _source(entry: Entry) -> Source:
    return sources()[entry.source]


def _propose(found: Found, folder: Path) -> None:
    """One proposed mapping for each header that is not understood; nothing of it is used until it is confirmed."""
    seen: set[tuple[str, ...]] = set()
    for header in _tables(found.not_understood):
        if header.names in seen:
            continue
        seen.add(header.names)
        name = re.sub(r"\W+", "_", header.file.stem).strip("_") or "mapping"
        path = folder / "mappings" / f"{name}.yml"
        write_whole(path, propose(header, name))
        found.proposals.append(path)


def _tables(headers: list[Header]) -> Iterator[Header]:
    return (header for header in headers if len(header.names) > 1)


def _nothing(found: Found, extracts: Sequence[Path]) -> UserError:
    if found.broken:
        return found.broken[0]
    return DataProblem(
        "No file there is understood.",
        where=", ".join(str(place) for place in extracts),
        why=f"{len(found.not_understood)} files have headers that no source knows",
        next_step="Compare the headers with docs/tables.md, or write a mapping: see docs/declarations.md.",
    )
