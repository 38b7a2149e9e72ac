"""The files that a study names, found on this machine, each with its source and its hash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from groundview.errors import UsageProblem
from groundview.evidence.records.intake import Incoming
from groundview.evidence.sources.declared import Source, source_named
from groundview.evidence.sources.reading.found import FoundFile, Listing, list_folder
from groundview.study import Declared, SourceEntry


@dataclass(frozen=True, slots=True)
class Supply:
    """Every file of a study, and the names of those in its folders that no entry names."""

    files: tuple[Incoming, ...]
    unnamed: tuple[str, ...]

    def of(self, table: str) -> list[Incoming]:
        """The files that fill one table, in the order of source and name."""
        mine = (file for file in self.files if file.source.table == table)
        return sorted(mine, key=lambda file: (file.source.source, file.name))


def find_supply(study: Declared) -> Supply:
    """Finds the files of every entry; raises UsageProblem for an entry that finds none, or a source that is not
    declared or not yet confirmed, DataProblem for a folder that is not there or an archive that cannot be opened."""
    listings: dict[str, Listing] = {}
    files: list[Incoming] = []
    for entry in study.file.sources:
        if entry.folder not in listings:
            listings[entry.folder] = list_folder(study.path(entry.folder))
        listing = listings[entry.folder]
        named = listing.named(entry.files)
        if not named:
            raise _nothing_found(entry)
        source = _source(study, entry.source)
        files += [Incoming(file, f"{entry.label}/{file.name}", source) for file in named]
    files += _areas(study)
    return Supply(tuple(files), _unnamed(study, listings))


def _is_named(file: FoundFile, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(file.name, pattern) for pattern in patterns)


def _areas(study: Declared) -> list[Incoming]:
    if study.file.areas is None:
        return []
    path = study.path(study.file.areas.file)
    source = _source(study, study.file.areas.source)
    return [Incoming(file, f"{path.parent.name}/{file.name}", source) for file in list_folder(path).files]


def _unnamed(study: Declared, listings: dict[str, Listing]) -> tuple[str, ...]:
    areas = study.path(study.file.areas.file).resolve() if study.file.areas else None
    found: list[str] = []
    for folder, listing in listings.items():
        entries = [entry for entry in study.file.sources if entry.folder == folder]
        patterns = [pattern for entry in entries for pattern in entry.files]
        label = entries[0].label
        others = (file for file in listing.files if file.path.resolve() != areas)
        found += [f"{label}/{file.name}" for file in others if not _is_named(file, patterns)]
        found += [f"{label}/{name}" for name in [*listing.passed_over, *listing.closed]]
    return tuple(found)


def _source(study: Declared, name: str) -> Source:
    source = source_named(name, study.mappings)
    if source.status == "proposed":
        raise UsageProblem(
            f"The mapping {name} is only proposed.",
            where=str(study.mappings / f"{name}.yml"),
            why="columns are never guessed silently: a person confirms them",
            next_step="Read the file, correct it, and set status: confirmed.",
        )
    return source


def _nothing_found(entry: SourceEntry) -> UsageProblem:
    return UsageProblem(
        f"No file of {entry.source} is where study.toml says.",
        where=f"{entry.folder}: {', '.join(entry.files)}",
        next_step="Put the files back, or correct `folder` and `files` in study.toml.",
    )
