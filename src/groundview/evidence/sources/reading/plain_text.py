"""Any delimited text as a plain UTF-8 file: itself where it is one, a copy in the scratch folder where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from groundview.evidence.sources.reading.content import CHUNK, chunks, is_packed
from groundview.evidence.sources.reading.encoding import UTF8, Text, examine
from groundview.evidence.sources.reading.found import FoundFile


@dataclass(frozen=True, slots=True)
class PlainText:
    """A UTF-8 file, what was seen in it, and what was seen in the data as they came."""

    path: Path
    text: Text
    came_as: Text


def plain_text(file: FoundFile, scratch: Path) -> PlainText:
    """Makes a UTF-8 file of a found text; raises DataProblem where its bytes cannot be read to the end."""
    path = scratch / "unpacked" if is_packed(file) else file.path
    text = examine(copied(chunks(file), path) if is_packed(file) else chunks(file))
    if text.encoding in UTF8 and text.valid:
        return PlainText(path, text, text)
    plain = scratch / "utf8"
    return PlainText(plain, examine(copied(_transcoded(path, text), plain)), text)


def copied(pieces: Iterable[bytes], to: Path) -> Iterator[bytes]:
    """The same pieces, written to a file as they pass."""
    with to.open("wb") as copy:
        for piece in pieces:
            copy.write(piece)
            yield piece


def _transcoded(path: Path, text: Text) -> Iterator[bytes]:
    decoder = text.decoder
    with path.open("rb") as source:
        while piece := source.read(CHUNK):
            yield decoder.decode(piece).encode("utf-8", errors="replace")
    yield decoder.decode(b"", final=True).encode()
