"""In which encoding a text is written, and whether its lines are as plain as its rows."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Text:
    """What a whole file's bytes say. `newlines` counts line feeds; `plain` is False where a lone carriage return or
    a NUL makes lines that only the careful reader understands; `certain` is False for a guessed encoding."""

    encoding: str
    newlines: int
    plain: bool
    ends_with_newline: bool
    certain: bool = True

    @property
    def words(self) -> str:
        """The encoding as a person calls it."""
        return {"utf-8-sig": "UTF-8 with BOM", "cp1252": "Windows-1252"}.get(self.encoding, self.encoding.upper())


def examine(chunks: Iterable[bytes]) -> Text:
    """Reads every byte once. UTF-8 where it is valid, UTF-16 where a mark or its zero bytes say so, otherwise
    Windows-1252, which is what spreadsheets on British desktops write."""
    seen = _Seen()
    for chunk in chunks:
        seen.add(chunk)
    return seen.text()


def guess(start: bytes) -> str:
    """The encoding of a file by its first bytes: enough for its header."""
    return examine([start.rpartition(b"\n")[0] or start]).encoding


class _Seen:
    """The running state of an examination."""

    def __init__(self) -> None:
        self.newlines = 0
        self.start = b""
        self.last = b""
        self.plain = True
        self.valid = True
        self.undefined = False
        self.decoder = codecs.getincrementaldecoder("utf-8")()

    def add(self, chunk: bytes) -> None:
        if len(self.start) < 4096:
            self.start += chunk[:4096]
        self.newlines += chunk.count(b"\n")
        if self.plain and (b"\0" in chunk or _lone_return(self.last + chunk)):
            self.plain = False
        if self.valid:
            self.valid = self._decodes(chunk)
        # Five bytes have no meaning in Windows-1252: a text with one of them is Latin-1, or not text.
        self.undefined = self.undefined or (not self.valid and bool(re.search(rb"[\x81\x8d\x8f\x90\x9d]", chunk)))
        self.last = chunk[-1:]

    def _decodes(self, chunk: bytes) -> bool:
        try:
            self.decoder.decode(chunk)
        except UnicodeDecodeError:
            return False
        return True

    def text(self) -> Text:
        by_mark = next((name for mark, name in BOMS if self.start.startswith(mark)), "")
        ended = self.last == b"\n"
        if by_mark:
            return Text(by_mark, self.newlines, self.plain and by_mark == "utf-8-sig", ended)
        wide = _utf16_without_mark(self.start)
        if wide:
            return Text(wide, self.newlines, False, ended, certain=False)
        if self.valid:
            return Text("utf-8", self.newlines, self.plain, ended)
        return Text("latin-1" if self.undefined else "cp1252", self.newlines, self.plain, ended, certain=False)


def _lone_return(piece: bytes) -> bool:
    """A carriage return that no line feed follows; one at the very end of a chunk is looked at with the next."""
    if b"\r" not in piece:
        return False
    return bool(re.search(rb"\r(?!\n|\Z)", piece))


def _utf16_without_mark(start: bytes) -> str:
    """UTF-16 text in Latin letters has a zero in every second byte."""
    even, odd = start[0::2], start[1::2]
    if len(start) < 4:
        return ""
    if odd.count(0) > 0.4 * len(odd):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.4 * len(even) else ""
