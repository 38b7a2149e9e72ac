"""The bytes of a found file, unpacked, with every limit kept and every failure named."""

from __future__ import annotations

import gzip
import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import IO

from groundview.errors import DataProblem
from groundview.evidence.sources.reading.found import FoundFile, no_permission
from groundview.evidence.sources.reading.guards import check_expansion

CHUNK = 1 << 20
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError)


@contextmanager
def opened(file: FoundFile) -> Iterator[IO[bytes]]:
    """The unpacked bytes of a file, as a stream; raises DataProblem for anything that cannot be read."""
    try:
        with _readable(file.path) as stream:
            if not file.member:
                yield _gunzipped(stream, file)
            else:
                with zipfile.ZipFile(stream) as archive, archive.open(file.member) as member:
                    yield _gunzipped(member, file)
    except DAMAGED as error:
        raise _cut_short(file, error) from error


def chunks(file: FoundFile) -> Iterator[bytes]:
    """The unpacked bytes of a file, a megabyte at a time."""
    packed = _packed_size(file) if is_packed(file) else 0
    unpacked = 0
    with opened(file) as stream:
        while chunk := stream.read(CHUNK):
            unpacked += len(chunk)
            if is_packed(file):
                check_expansion(file.name, packed, unpacked)
            yield chunk


def first_bytes(file: FoundFile, size: int = 1 << 16) -> bytes:
    """The first bytes of a file, unpacked: enough to see its header."""
    with opened(file) as stream:
        return stream.read(size)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file as it lies; raises DataProblem where it cannot be read."""
    with _readable(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def is_packed(file: FoundFile) -> bool:
    """Whether the file has to be unpacked before it can be read."""
    return bool(file.member) or file.ending.endswith(".gz")


def _readable(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except PermissionError as error:
        raise no_permission(path) from error
    except FileNotFoundError as error:
        raise DataProblem(
            f"{path.name} is no longer there.",
            where=str(path),
            why="it was found a moment ago, and has been moved or deleted since",
            next_step="Put it back and run again. Nothing of it was loaded.",
        ) from error


def _packed_size(file: FoundFile) -> int:
    with _readable(file.path) as stream:
        if not file.member:
            return stream.seek(0, 2)
        with zipfile.ZipFile(stream) as archive:
            return archive.getinfo(file.member).compress_size


def _cut_short(file: FoundFile, error: Exception) -> DataProblem:
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
