"""The header of a found file: enough to recognise it, without reading it through."""

from __future__ import annotations

import io
from dataclasses import dataclass

from groundview.errors import DataProblem
from groundview.evidence.sources.reading import encoding, geojson, parquet, workbook
from groundview.evidence.sources.reading.content import first_bytes
from groundview.evidence.sources.reading.delimiter import split_header
from groundview.evidence.sources.reading.found import BOUNDARIES, TEXT, FoundFile


@dataclass(frozen=True, slots=True)
class Header:
    """The names of a file's columns, in its own order."""

    file: FoundFile
    names: tuple[str, ...]
    delimiter: str = ""


def read_header(file: FoundFile) -> Header:
    """The header of a file of any kind; raises DataProblem where there is none that can be used."""
    if file.ending in TEXT:
        header = _text_header(file)
    elif file.ending in BOUNDARIES:
        header = Header(file, geojson.property_names(file))
    elif file.ending == ".xlsx":
        header = Header(file, workbook.header(file))
    else:
        header = Header(file, parquet.column_names(file))
    _check_names(header)
    return header


def _text_header(file: FoundFile) -> Header:
    start = first_bytes(file)
    if not start.strip(b"\0\r\n\t ,;"):
        raise empty(file)
    text = start.decode(encoding.guess(start), errors="replace")
    first = next((line for line in io.StringIO(text, newline=None) if line.strip()), "")
    delimiter, names = split_header(first.rstrip("\r\n"))
    return Header(file, names, delimiter)


def empty(file: FoundFile) -> DataProblem:
    """The error for a file with nothing in it."""
    return DataProblem(
        f"{file.name} is empty.",
        where=str(file.path),
        next_step="Export it again, or take it out of the folder.",
    )


def _check_names(header: Header) -> None:
    twice = sorted({name for name in header.names if name and header.names.count(name) > 1})
    if twice:
        raise DataProblem(
            f"{header.file.name} has two columns of one name.",
            where=f"{header.file.path}, row 1, column {twice[0]}",
            why="it cannot be known which of them is meant",
            next_step="Rename one of the columns in the export and run again.",
        )
