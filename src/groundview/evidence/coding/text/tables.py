"""A lexicon as tables of the database: what each word of the texts may be, and what each term asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.coding.text.kinds import Kind, fits, kinds_of
from groundview.evidence.coding.text.known import Known
from groundview.evidence.coding.text.lexicon import Lexicon
from groundview.evidence.coding.text.patterns import Pattern
from groundview.evidence.coding.text.spelling import Meant, Spellings
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

PATTERNS, SLOTS, UNLESS = "text_search_patterns", "text_search_slots", "text_search_unless"
WIDTHS, MEANT = "text_search_widths", "text_search_meant"

ENDS = tuple(stop + space for stop in ".!?" for space in " \t\r\n")
WIDEST = 100
"""Words of two sentences are so far apart: further than any term reaches."""

TYPES = {
    PATTERNS: {"pattern": "INTEGER", "concept": "VARCHAR", "term": "VARCHAR", "used_to": "VARCHAR",
               "follows": "VARCHAR", "n_places": "INTEGER", "within": "INTEGER"},
    SLOTS: {"pattern": "INTEGER", "nth": "INTEGER", "kind": "INTEGER"},
    UNLESS: {"concept": "VARCHAR", "other": "VARCHAR"},
    WIDTHS: {"word": "VARCHAR", "number": "INTEGER", "width": "INTEGER"},
    MEANT: {"number": "INTEGER", "part": "INTEGER", "kind": "INTEGER"},
}  # fmt: skip


def put_patterns(
    connection: duckdb.DuckDBPyConnection, lexicon: Lexicon, sought: Sequence[Pattern]
) -> list[Kind]:
    """Makes the tables of patterns, of their places and of what is found unless; gives the kinds of places, whose
    numbers are their positions in the list."""
    numbers: dict[Kind, int] = {}
    slots = [
        (pattern, nth, numbers.setdefault(kind, len(numbers)))
        for pattern, kinds in enumerate(kinds_of(sought))
        for nth, kind in enumerate(kinds)
    ]
    listed = [
        (number, one.concept, one.term, one.use, one.order, len(one.slots), one.within)
        for number, one in enumerate(sought)
    ]
    unless = [(one.concept, other) for one in lexicon.concepts.values() for other in one.unless]
    for name, rows in ((PATTERNS, listed), (SLOTS, slots), (UNLESS, unless)):
        _put(connection, name, rows)
    return list(numbers)


def put_readings(
    connection: duckdb.DuckDBPyConnection, known: Known, spelt: Spellings, kinds: Sequence[Kind]
) -> None:
    """Makes the tables of how wide each word of the texts is that matters, in words as it is read, and of the kinds
    of places that each of its parts may stand in."""
    by_word = _by_word(kinds)
    widths: list[tuple[Any, ...]] = [(sign, -1, WIDEST) for sign in ENDS]
    places: list[tuple[Any, ...]] = []
    for number, (word, parts) in enumerate(_read(known, spelt)):
        kept = [part for part in parts if not known.passed.issuperset(part.likely)]
        widths.append((word, number, len(kept)))
        for nth, meant in enumerate(kept):
            near = sorted({kind for one in meant.likely + meant.rare for kind in by_word.get(one, ())})
            fitting = (kind for kind in near if fits(meant, kinds[kind], misspelt=word in spelt))
            places += [(number, nth, kind) for kind in fitting]
    _put(connection, WIDTHS, widths)
    _put(connection, MEANT, places)


def _by_word(kinds: Sequence[Kind]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for number, kind in enumerate(kinds):
        for word in kind.words:
            found.setdefault(word, []).append(number)
    return found


def _read(known: Known, spelt: Spellings) -> Iterator[tuple[str, tuple[Meant, ...]]]:
    yield from ((word, (Meant((word,)),)) for word in sorted(known.sought))
    yield from sorted(spelt.items())


def _put(connection: duckdb.DuckDBPyConnection, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
    types = TYPES[name]
    columns = list(zip(*rows, strict=True)) or [()] * len(types)
    arrays = {
        column: np.array(values, dtype=object if kind == "VARCHAR" else np.int64)
        for (column, kind), values in zip(types.items(), columns, strict=True)
    }
    put_table(connection, name, arrays, types)
