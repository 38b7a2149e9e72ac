"""Finding the files of an extract: folders at any depth, archives and workbooks looked into."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.guards import archive_members

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
        return next((ending for ending in sorted(ENDINGS, key=len, reverse=True) if lowered.endswith(ending)), "")

    @property
    def stem(self) -> str:
        """The file's name without folder and ending, in lower case."""
        last = PurePosixPath(self.member or self.path.name).name.lower()
        return last.removesuffix(self.ending)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: files to read, names passed over because they are not tables, and archives or folders
    that could not be opened, each with its error."""

    files: tuple[FoundFile, ...]
    passed_over: tuple[str, ...]
    broken: tuple[DataProblem, ...]


def list_folder(folder: Path) -> Listing:
    """Lists a folder at any depth, in the order of the names; raises DataProblem where it cannot be entered.

    Links are followed only where they lead to a file inside the folder, so that a folder cannot pull in others.
    """
    if folder.is_file():
        return _listing([(folder, folder.name)])
    if not folder.is_dir():
        raise DataProblem(
            "There is no such folder of extracts.",
            where=str(folder),
            next_step="Give the folder that holds the files, for example --extracts C:/Extracts.",
        )
    try:
        return _listing(list(_walk(folder)))
    except PermissionError as error:
        raise no_permission(folder) from error


def no_permission(path: Path) -> DataProblem:
    """The error for a file or folder that this user may not read."""
    return DataProblem(
        f"{path.name} may not be read by this user.",
        where=str(path),
        why="the system refused permission",
        next_step="Ask its owner for read access, or copy it to a folder of your own.",
    )


def _walk(folder: Path) -> Iterator[tuple[Path, str]]:
    root = folder.resolve()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and path.resolve().is_relative_to(root):
            yield path, path.relative_to(folder).as_posix()


def _listing(paths: list[tuple[Path, str]]) -> Listing:
    files: list[FoundFile] = []
    passed: list[str] = []
    broken: list[DataProblem] = []
    for path, name in paths:
        found = FoundFile(path, name)
        if found.ending == ".zip":
            _look_into(path, name, files, broken)
        elif found.ending and found.stem not in WORDS_ABOUT:
            files.append(found)
        else:
            passed.append(name)
    return Listing(tuple(files), tuple(passed), tuple(broken))


def _look_into(path: Path, name: str, files: list[FoundFile], broken: list[DataProblem]) -> None:
    try:
        members = archive_members(path)
    except (DataProblem, zipfile.BadZipFile, OSError) as error:
        broken.append(error if isinstance(error, DataProblem) else _not_an_archive(path, error))
        return
    found = (FoundFile(path, f"{name}!{member}", member) for member in members)
    files.extend(file for file in found if file.ending and file.stem not in WORDS_ABOUT)


def _not_an_archive(path: Path, error: Exception) -> DataProblem:
    return DataProblem(
        f"{path.name} cannot be opened as a .zip archive.",
        where=str(path),
        why=str(error) or type(error).__name__,
        next_step="Copy or download it again; it may have been cut short.",
    )
