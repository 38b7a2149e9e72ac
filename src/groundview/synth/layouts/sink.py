"""Bytes of a text file as a system leaves it: in its encoding, packed or not, the same on every day."""

from __future__ import annotations

import codecs
import gzip
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from groundview.synth.layouts.declared import Layout

BEST_FIT = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D", "ħ": "h", "ŋ": "n"})
"""Letters that are no plain letter with a mark."""
REPLACED = "best_fit"
PACKED = 4
"""Of 9: enough, and quick."""
NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that an archive can name: the day on which it was made would change its bytes."""


def write_text(path: Path, layout: Layout, texts: Iterable[str]) -> None:
    """Writes texts, one after the other, to a file."""
    encoder = codecs.getincrementalencoder(layout.style.encoding)(errors=REPLACED)
    with _opened(path, layout) as stream:
        for text in texts:
            stream.write(encoder.encode(text))


def as_written(text: str, layout: Layout) -> str:
    """A text as the layout's encoding can hold it: a letter that it lacks becomes the nearest that it has, or `?`."""
    return text.encode(layout.style.encoding, errors=REPLACED).decode(layout.style.encoding)


@contextmanager
def _opened(path: Path, layout: Layout) -> Iterator[IO[bytes]]:
    with ExitStack() as stack:
        stream: IO[bytes] = stack.enter_context(path.open("wb"))
        if path.suffix == ".gz":
            packed = gzip.GzipFile(filename="", mode="wb", compresslevel=PACKED, fileobj=stream, mtime=0)
            stream = cast(IO[bytes], stack.enter_context(packed))
        elif path.suffix == ".zip":
            archive = stack.enter_context(zipfile.ZipFile(stream, "w"))
            member = zipfile.ZipInfo(layout.member, NO_DAY)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0
            stream = stack.enter_context(archive.open(member, "w", force_zip64=True))
        yield stream


def _best_fit(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = "".join(_nearest(letter) for letter in error.object[error.start : error.end])
    return found, error.end


def _nearest(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter.translate(BEST_FIT))[0]
    return base if base.isascii() else "?"


codecs.register_error(REPLACED, _best_fit)
