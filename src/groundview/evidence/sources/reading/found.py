"""Finding the files of an extract: folders at any depth, archives and workbooks looked into."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.guards import archive_members, refused

TEXT = (".csv", ".tsv", ".txt", ".psv", ".csv.gz", ".tsv.gz", ".txt.gz")
BOUNDARIES = (".geojson", ".geojson.gz")
ENDINGS = (*TEXT, *BOUNDARIES, ".xlsx", ".parquet", ".zip")
WORDS_ABOUT = ("readme", "source", "licence", "license", "inventory", "index")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """One readable thing: a file, or a member of an archive. `name` is its path below the folder, with `!`
    between an archive and its member, and is the only name that reaches a table or a message."""

    path: Path
    name: str
    member: str = ""

    @property
    def ending(self) -> str:
        """The ending that says how to read it: ".csv.gz" for "a.csv.gz"."""
        lowered = (self.member or self.path.name).lower()
        return next(
            (ending for ending in sorted(ENDINGS, key=len, reverse=True) if lowered.endswith(ending)), ""
        )

    @property
    def stem(self) -> str:
        """The file's name without folder and ending, in lower case."""
        last = PurePosixPath(self.member or self.path.name).name.lower()
        return last.removesuffix(self.ending)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: files to read, names passed over because they are not tables, and archives that could not
    be opened, by name, each with its error."""

    files: list[FoundFile] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    closed: dict[str, DataProblem] = field(default_factory=dict)

    @property
    def broken(self) -> tuple[DataProblem, ...]:
        """Why some archives could not be opened."""
        return tuple(self.closed.values())

    def named(self, patterns: Iterable[str]) -> list[FoundFile]:
        """The files that some pattern names; raises the error of an archive that a pattern looks into and that could
        not be opened, since what it holds would otherwise be missing without a word."""
        wanted = list(patterns)
        for name, error in self.closed.items():
            if any(_looks_into(name, pattern) for pattern in wanted):
                raise error
        return [file for file in self.files if any(fnmatchcase(file.name, pattern) for pattern in wanted)]


def list_folder(folder: Path) -> Listing:
    """Lists a folder at any depth, in the order of the names; raises DataProblem where it cannot be entered.

    Links are followed only where they lead to a file inside the folder, so that a folder cannot pull in others.
    """
    if folder.is_file():
        return _listing([(folder, printable(folder.name))])
    if not folder.is_dir():
        raise DataProblem(
            "There is no such folder of extracts.",
            where=str(folder),
            next_step="Give the folder that holds the files, for example --extracts C:/Extracts.",
        )
    try:
        return _listing(_walk(folder))
    except PermissionError as error:
        raise no_permission(Path(error.filename)) from error


def no_permission(path: Path) -> DataProblem:
    """The error for a file or folder that this user may not read."""
    return DataProblem(
        f"{path.name} may not be read by this user.",
        where=str(path),
        why="the system refused permission",
        next_step="Ask its owner for read access, or copy it to a folder of your own.",
    )


def printable(name: str) -> str:
    """A name without signs that would act on a terminal or that no text file can hold."""
    return "".join(letter if letter.isprintable() else "�" for letter in name)


def _looks_into(archive: str, pattern: str) -> bool:
    before, mark, _ = pattern.partition("!")
    return (
        fnmatchcase(archive, before)
        if mark
        else pattern.endswith("*") and fnmatchcase(f"{archive}!", pattern)
    )


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    root = folder.resolve()
    within = (Path(place) / name for place, _, names in os.walk(folder, onerror=_raise) for name in names)
    for path in sorted(within, key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and path.resolve().is_relative_to(root):
            yield path, printable(path.relative_to(folder).as_posix())


def _raise(error: OSError) -> None:
    """A folder that may not be entered is an error: passed over, its files would be missing without a word."""
    raise error


def _listing(paths: Iterable[tuple[Path, str]]) -> Listing:
    listing = Listing()
    for path, name in paths:
        found = FoundFile(path, name)
        if found.ending == ".zip" and not _is_hidden(name):
            _look_into(found, listing)
        else:
            _sort(found, listing)
    return listing


def _sort(found: FoundFile, listing: Listing) -> None:
    """A file to read, or one to pass over; hidden ones are not even named."""
    if _is_hidden(found.member or found.name):
        return
    if found.ending == ".zip":
        listing.closed[found.name] = refused(Path(found.name), "it is an archive inside an archive")
    elif found.ending and found.stem not in WORDS_ABOUT:
        listing.files.append(found)
    else:
        listing.passed_over.append(found.name)


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "~$", "__MACOSX")) for part in PurePosixPath(name).parts)


def _look_into(archive: FoundFile, listing: Listing) -> None:
    try:
        members = archive_members(archive.path)
    except DataProblem as error:
        listing.closed[archive.name] = error
    except PermissionError:
        listing.closed[archive.name] = no_permission(archive.path)
    except (zipfile.BadZipFile, OSError) as error:
        listing.closed[archive.name] = _not_an_archive(archive.path, error)
    else:
        for member in members:
            _sort(FoundFile(archive.path, f"{archive.name}!{printable(member)}", member), listing)


def _not_an_archive(path: Path, error: Exception) -> DataProblem:
    return DataProblem(
        f"{path.name} cannot be opened as a .zip archive.",
        where=str(path),
        why=str(error) or type(error).__name__,
        next_step="Copy or download it again; it may have been cut short.",
    )
