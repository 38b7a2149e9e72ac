"""Which source a file is of, by its header; never by a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from groundview.evidence.sources.declared import Source
from groundview.evidence.sources.reading.header import Header, fold


@dataclass(frozen=True, slots=True)
class Match:
    """A file's header laid on a source: which of its columns become which of the table's, and which are neither
    used nor known."""

    header: Header
    source: Source
    headers: Mapping[str, str]
    """The table's column -> the file's header, as written in the file."""
    answers: Mapping[str, str]
    """Where columns are really answers: the file's header -> the answer."""
    unknown: tuple[str, ...]

    def place(self, column: str) -> str:
        """Where the staged file holds one of the table's columns."""
        return self.header.place(self.headers[column])


def match(header: Header, source: Source) -> Match | None:
    """Lays a header on one source; None where a required header is missing."""
    written = {fold(name): name for name in header.names if name}
    for alternatives in source.required_headers:
        if not any(fold(name) in written for name in alternatives):
            return None
    found: dict[str, str] = {}
    for column, given in source.mapped():
        first = next((written[fold(name)] for name in given.headers if fold(name) in written), None)
        if first is not None:
            found[column] = first
    wide = source.unpivot.headers if source.unpivot else {}
    answers = {written[fold(name)]: answer for name, answer in wide.items()}
    return Match(header, source, found, answers, _unknown(written, source))


def recognise(header: Header, sources: Iterable[Source]) -> Match | None:
    """The one source whose required headers are all there and that knows most of the rest; None where no source
    fits, or where two fit equally well (then nothing tells them apart, and the file stays not understood)."""
    confirmed = (source for source in sources if source.status == "confirmed")
    matches = [found for source in confirmed if (found := match(header, source))]
    ranked = sorted(matches, key=_rank, reverse=True)
    if len(ranked) > 1 and _rank(ranked[0]) == _rank(ranked[1]):
        return None
    return ranked[0] if ranked and _enough(ranked[0]) else None


def _enough(found: Match) -> bool:
    """A standard file carries its name, or nothing but its columns; another layout has at most half unknown."""
    if found.source.file_name:
        return _named(found) or not found.unknown
    return len(found.unknown) <= len(found.header.names) / 2


def _rank(found: Match) -> tuple[int, int, bool, int]:
    known = len(found.header.names) - len(found.unknown)
    return (-len(found.unknown), known, _named(found), len(found.headers))


def _named(found: Match) -> bool:
    name = found.source.file_name
    return bool(name) and found.header.file.stem.startswith(name)


def _unknown(written: Mapping[str, str], source: Source) -> tuple[str, ...]:
    known = {fold(name) for _, given in source.mapped() for name in given.headers}
    known |= {fold(name) for name in (*source.ignore, *source.marks)}
    known |= {fold(name) for name in (source.unpivot.headers if source.unpivot else ())}
    return tuple(name for folded, name in written.items() if folded not in known)
