"""The bytes of a found file, unpacked, with every limit kept and every failure named."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.found import FoundFile, no_permission
from groundview.evidence.sources.reading.guards import check_expansion

CHUNK = 1 << 20


@contextmanager
def opened(file: FoundFile) -> Iterator[IO[bytes]]:
    """The unpacked bytes of a file, as a stream; raises DataProblem for anything that cannot be read."""
    try:
        if not file.member:
            with file.path.open("rb") as stream:
                yield _gunzipped(stream, file)
        else:
            with zipfile.ZipFile(file.path) as archive, archive.open(file.member) as member:
                yield _gunzipped(member, file)
    except PermissionError as error:
        raise no_permission(file.path) from error
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise cut_short(file, error) from error


def chunks(file: FoundFile) -> Iterator[bytes]:
    """The unpacked bytes of a file, a megabyte at a time."""
    packed = packed_size(file)
    unpacked = 0
    with opened(file) as stream:
        while chunk := stream.read(CHUNK):
            unpacked += len(chunk)
            if file.member or file.ending.endswith(".gz"):
                check_expansion(file.name, packed, unpacked)
            yield chunk


def first_bytes(file: FoundFile, size: int = 1 << 16) -> bytes:
    """The first bytes of a file, unpacked: enough to see its header."""
    with opened(file) as stream:
        return stream.read(size)


def packed_size(file: FoundFile) -> int:
    """How many bytes the file takes where it lies."""
    if not file.member:
        return file.path.stat().st_size
    with zipfile.ZipFile(file.path) as archive:
        return archive.getinfo(file.member).compress_size


def cut_short(file: FoundFile, error: Exception) -> DataProblem:
    """The error for packed data that end too soon or are damaged."""
    return DataProblem(
        f"{file.name} cannot be unpacked to its end.",
        where=str(file.path),
        why=str(error) or type(error).__name__,
        next_step="Copy or download it again: it was cut short or damaged. Nothing of it was loaded.",
    )


def _gunzipped(stream: IO[bytes], file: FoundFile) -> IO[bytes]:
    if file.ending.endswith(".gz"):
        return gzip.open(stream, "rb")  # type: ignore[return-value]
    return stream
