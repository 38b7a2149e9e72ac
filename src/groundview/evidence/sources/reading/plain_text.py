"""Any delimited text as a plain UTF-8 file: itself where it is one, a copy in the scratch folder where it is not."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from groundview.evidence.sources.reading.content import CHUNK, chunks
from groundview.evidence.sources.reading.encoding import Text, examine
from groundview.evidence.sources.reading.found import FoundFile

UTF8 = ("utf-8", "utf-8-sig")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A UTF-8 file, what was seen in it, and the words for the encoding that the data came in."""

    path: Path
    text: Text
    came_as: Text


def plain_text(file: FoundFile, scratch: Path) -> PlainText:
    """Makes a UTF-8 file of a found text; raises DataProblem where its bytes cannot be read to the end."""
    packed = file.member or file.ending.endswith(".gz")
    path = scratch / "unpacked" if packed else file.path
    text = examine(_copied(chunks(file), path) if packed else chunks(file))
    if text.encoding in UTF8:
        return PlainText(path, text, text)
    return PlainText(scratch / "utf8", examine(_transcoded(path, text.encoding, scratch / "utf8")), text)


def _copied(pieces: Iterator[bytes], to: Path) -> Iterator[bytes]:
    with to.open("wb") as copy:
        for piece in pieces:
            copy.write(piece)
            yield piece


def _transcoded(path: Path, encoding: str, to: Path) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with path.open("rb") as source, to.open("wb") as copy:
        while piece := source.read(CHUNK):
            written = decoder.decode(piece).encode()
            copy.write(written)
            yield written
        rest = decoder.decode(b"", final=True).encode()
        copy.write(rest)
        yield rest
