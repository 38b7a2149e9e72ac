"""Mappings that were handed on with the files: whoever maps a layout once gives the mapping to the next analyst."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from groundview.errors import UsageProblem, UserError
from groundview.evidence.sources.declared import Source, built_in_sources, load_source
from groundview.pipeline.manifest import write_whole

MAPPINGS = "mappings"


@dataclass(slots=True)
class Handed:
    """Mapping files that were found: the confirmed ones by name, with where each lies; those that are only proposed;
    those that cannot be used."""

    sources: dict[str, Source] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    proposed: list[Path] = field(default_factory=list)
    broken: list[UserError] = field(default_factory=list)

    @property
    def known(self) -> Mapping[str, Source]:
        """Every source that a file may be of: the built-in ones and these."""
        return {**built_in_sources(), **self.sources}

    def copy_into(self, study: Path, names: Sequence[str]) -> None:
        """Copies those of these names into the study's own folder of mappings, as they are."""
        for name in names:
            if name in self.paths:
                write_whole(study / MAPPINGS / f"{name}.yml", self.paths[name].read_text(encoding="utf-8"))


def handed_mappings(extracts: Sequence[Path], study: Path) -> Handed:
    """Reads the mapping files of the study, and those in a folder `mappings` in or beside each folder of extracts. The
    study's own come first: another of the same name that says something else is not used, which is said."""
    handed = Handed()
    for path in _mapping_files(extracts, study):
        try:
            _take(path, load_source(path), handed)
        except UserError as error:
            handed.broken.append(error)
    return handed


def _mapping_files(extracts: Sequence[Path], study: Path) -> Iterator[Path]:
    places = [study, *(place for folder in extracts for place in (folder, folder.parent))]
    folders = dict.fromkeys((place / MAPPINGS).resolve() for place in places)
    for folder in folders:
        yield from (path for path in sorted(folder.glob("*.yml")) if path.is_file())


def _take(path: Path, source: Source, handed: Handed) -> None:
    """Takes one mapping in; raises UsageProblem where its name is not its own."""
    if source.status == "proposed":
        handed.proposed.append(path)
    elif source.source in built_in_sources() or source.source != path.stem:
        raise UsageProblem(
            f"The mapping {path.name} declares the source {source.source}.",
            where=str(path),
            why="a source of that name comes with the program"
            if source.source in built_in_sources()
            else "the file has another name",
            next_step="Give the file and its source one name of their own.",
        )
    elif handed.sources.setdefault(source.source, source) != source:
        raise UsageProblem(
            f"Two mappings are called {path.name}, and they differ.",
            where=f"{handed.paths[source.source]}; {path}",
            why="the first is used and the second is not",
            next_step="Keep the right one, or give the other another name.",
        )
    else:
        handed.paths.setdefault(source.source, path)
