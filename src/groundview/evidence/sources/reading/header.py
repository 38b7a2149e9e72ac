"""The header of a found file: enough to recognise it, without reading it through."""

from __future__ import annotations

from dataclasses import dataclass

from groundview.errors import DataProblem
from groundview.evidence.sources.reading import encoding, geojson, parquet, workbook
from groundview.evidence.sources.reading.content import first_bytes
from groundview.evidence.sources.reading.delimiter import split_header
from groundview.evidence.sources.reading.found import BOUNDARIES, TEXT, FoundFile


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a file's columns, in its own order, and the row in which they stand."""

    file: FoundFile
    names: tuple[str, ...]
    delimiter: str = ""
    row: int = 1

    @property
    def places(self) -> tuple[str, ...]:
        """The columns by their place, which is how SQL calls them: no name in a file is ever a name in SQL."""
        return tuple(f"c{place}" for place in range(1, len(self.names) + 1))

    def place(self, name: str) -> str:
        """The place of one column."""
        return self.places[self.names.index(name)]


def fold(name: str) -> str:
    """A header without the differences that mean nothing: case, spaces, underscores."""
    return "".join(name.lower().replace("_", " ").split())


def read_header(file: FoundFile) -> Header:
    """The header of a file of any kind; raises DataProblem where there is none that can be used."""
    if file.ending in TEXT:
        header = _text_header(file)
    elif file.ending in BOUNDARIES:
        header = Header(file, geojson.property_names(file))
    elif file.ending == ".xlsx":
        header = Header(file, workbook.read_sheet(file).names)
    else:
        header = Header(file, parquet.column_names(file))
    _check_names(header)
    return header


def _text_header(file: FoundFile) -> Header:
    split = split_header(encoding.start_of(first_bytes(file)).replace("\0", ""))
    if not split.names:
        raise empty(file)
    return Header(file, split.names, split.delimiter, split.row)


def empty(file: FoundFile, why: str = "it holds no text at all") -> DataProblem:
    """The error for a file with nothing in it."""
    return DataProblem(
        f"{file.name} is empty.",
        where=str(file.path),
        why=why,
        next_step="Export it again, or take it out of the folder.",
    )


def _check_names(header: Header) -> None:
    folded = [fold(name) for name in header.names]
    twice = [place for place, name in enumerate(folded, start=1) if name and folded.count(name) > 1]
    if twice:
        raise DataProblem(
            f"{header.file.name} has two columns of one name.",
            where=f"{header.file.path}, header, columns {' and '.join(map(str, twice))}",
            why="it cannot be known which of them is meant",
            next_step="Rename one of the columns in the export and run again.",
        )
