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
UTF8 = ("utf-8", "utf-8-sig")
WINDOWS = "windows-1252"


@dataclass(frozen=True, slots=True)
class Text:
    """What a whole file's bytes say. `newlines` counts line feeds; `plain` is False where lines end in several
    ways or hold a NUL, which only the careful reader understands; `valid` is False for what is not UTF-8 throughout;
    `certain` is False for a guessed encoding."""

    encoding: str
    newlines: int
    plain: bool
    ends_with_newline: bool
    valid: bool = True
    certain: bool = True

    @property
    def words(self) -> str:
        """The encoding as a person calls it."""
        return {"utf-8-sig": "UTF-8 with BOM", WINDOWS: "Windows-1252"}.get(
            self.encoding, self.encoding.upper()
        )

    @property
    def decoder(self) -> codecs.IncrementalDecoder:
        """Turns the bytes into text. What is valid UTF-8 is read as that even in a Windows-1252 file: exports put
        together from two systems hold both."""
        if self.encoding == WINDOWS:
            return codecs.getincrementaldecoder("utf-8")(errors=WINDOWS)
        errors = WINDOWS if self.encoding in UTF8 else "replace"
        return codecs.getincrementaldecoder(self.encoding)(errors=errors)


def examine(chunks: Iterable[bytes]) -> Text:
    """Reads every byte once. UTF-8 where it is valid, UTF-16 where a mark or its zero bytes say so, otherwise
    Windows-1252, which is what spreadsheets on British desktops write."""
    seen = _Seen()
    for chunk in chunks:
        seen.add(chunk)
    return seen.text()


def start_of(text: bytes) -> str:
    """The first bytes of a file as text, in the encoding that they seem to be of: enough for its header."""
    whole = text.rpartition(b"\n")[0] or text
    return examine([whole]).decoder.decode(whole)


class _Seen:
    """The running state of an examination."""

    def __init__(self) -> None:
        self.newlines = 0
        self.returns = 0
        self.start = b""
        self.last = b""
        self.plain = True
        self.valid = True
        self.decoder = codecs.getincrementaldecoder("utf-8")()

    def add(self, chunk: bytes) -> None:
        if len(self.start) < 4096:
            self.start += chunk[:4096]
        self.newlines += chunk.count(b"\n")
        self.returns += chunk.count(b"\r\n") + (self.last + chunk[:1] == b"\r\n")
        if self.plain and (b"\0" in chunk or _lone_return(self.last + chunk)):
            self.plain = False
        self.valid = self.valid and self._decodes(chunk)
        self.last = chunk[-1:] or self.last

    def _decodes(self, chunk: bytes, *, final: bool = False) -> bool:
        try:
            self.decoder.decode(chunk, final)
        except UnicodeDecodeError:
            return False
        return True

    def text(self) -> Text:
        self.valid = self.valid and self._decodes(b"", final=True)
        ended = self.last == b"\n"
        plain = self.plain and self.last != b"\r" and self.returns in (0, self.newlines)
        by_mark = next((name for mark, name in BOMS if self.start.startswith(mark)), "")
        by_zeros = "" if by_mark else _utf16_without_mark(self.start)
        if by_mark or by_zeros:
            plain = plain and by_mark == "utf-8-sig"
            return Text(by_mark or by_zeros, self.newlines, plain, ended, self.valid, certain=bool(by_mark))
        name = "utf-8" if self.valid else WINDOWS
        return Text(name, self.newlines, plain, ended, self.valid, certain=self.valid)


def _lone_return(piece: bytes) -> bool:
    """A carriage return that no line feed follows; one at the very end of a chunk is looked at with the next."""
    return b"\r" in piece and bool(re.search(rb"\r(?!\n|\Z)", piece))


def _utf16_without_mark(start: bytes) -> str:
    """UTF-16 text in Latin letters has a zero in every second byte."""
    even, odd = start[0::2], start[1::2]
    if len(start) < 4:
        return ""
    if odd.count(0) > 0.4 * len(odd):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.4 * len(even) else ""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8 as Windows-1252 reads them, or, where that gives them no meaning either, Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    return "".join(_letter(bytes([byte])) for byte in piece), error.end


def _letter(byte: bytes) -> str:
    try:
        return byte.decode("cp1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")


codecs.register_error(WINDOWS, _as_windows)
