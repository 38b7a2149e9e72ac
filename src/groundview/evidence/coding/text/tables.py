"""A lexicon as tables of the database: what each word of the texts may be, and what each term asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from groundview.evidence.coding.text.known import Known
from groundview.evidence.coding.text.lexicon import Lexicon
from groundview.evidence.coding.text.patterns import Pattern, Words
from groundview.evidence.coding.text.spelling import Meant, Spellings
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

PATTERNS, SLOTS, UNLESS = "text_search_patterns", "text_search_slots", "text_search_unless"
WIDTHS, MEANT = "text_search_widths", "text_search_meant"

NEVER = 1000
ANYTHING: Words = frozenset()
ALONE, IN_PAIR, IN_PHRASE = 5, 3, 2
"""A misspelling of a word takes its place only where the word has so many letters: in a term of one word (and then only
where no word is as near that would mean something else), in one of two, in a longer one."""

ENDS = tuple(stop + space for stop in ".!?" for space in " \t\r\n")
WIDEST = 100
"""Words of two sentences are so far apart."""


class Kind(NamedTuple):
    """What may stand in a place of a pattern: the words; from how many letters on misspellings of them do; and what
    a misspelling may stand for beside."""

    words: Words
    letters: int
    beside: Words


def kinds_of(sought: Sequence[Pattern]) -> list[tuple[Kind, ...]]:
    """The kinds of the places of each pattern."""
    alone: dict[str, Words] = {}
    for one in sought:
        if one.alone:
            alone[one.concept] = alone.get(one.concept, frozenset()) | one.slots[0]
    return [tuple(_kind(slot, one, alone) for slot in one.slots) for one in sought]


def _kind(slot: Words, pattern: Pattern, alone: Mapping[str, Words]) -> Kind:
    if pattern.exact:
        return Kind(slot, NEVER, slot)
    if pattern.alone and pattern.use == "finds":
        return Kind(slot, ALONE, alone[pattern.concept])
    return Kind(slot, IN_PAIR if len(pattern.slots) <= 2 else IN_PHRASE, ANYTHING)


def fits(meant: Meant, kind: Kind, *, misspelt: bool) -> bool:
    """Whether a word that may stand for any of `meant` may stand in a place of this kind."""
    if not misspelt:
        return meant[0] in kind.words
    sure = kind.beside is ANYTHING or kind.beside.issuperset(meant)
    return sure and any(one in kind.words and len(one) >= kind.letters for one in meant)


def put_patterns(connection: duckdb.DuckDBPyConnection, lexicon: Lexicon, sought: Sequence[Pattern]) -> list[Kind]:
    """Makes the tables of patterns, of their places and of what is found unless; gives the kinds of places, whose
    numbers are their positions in the list."""
    numbers: dict[Kind, int] = {}
    slots = []
    for number, kinds in enumerate(kinds_of(sought)):
        for place, kind in enumerate(kinds):
            slots.append((number, place, numbers.setdefault(kind, len(numbers))))
    rows = [
        (number, one.concept, one.term, one.use, one.order, len(one.slots), one.within)
        for number, one in enumerate(sought)
    ]
    names = ("pattern", "concept", "term", "used_to", "follows", "n_places", "within")
    _put(connection, PATTERNS, rows, dict.fromkeys(names, "VARCHAR") | {"pattern": "INTEGER", "n_places": "INTEGER", "within": "INTEGER"})
    _put(connection, SLOTS, slots, dict.fromkeys(("pattern", "nth", "kind"), "INTEGER"))
    unless = [(one.concept, other) for one in lexicon.concepts.values() for other in one.unless]
    _put(connection, UNLESS, unless, dict.fromkeys(("concept", "other"), "VARCHAR"))
    return list(numbers)


def put_readings(
    connection: duckdb.DuckDBPyConnection, known: Known, spelt: Spellings, kinds: Sequence[Kind]
) -> None:
    """Makes the tables of how wide each word of the texts is that matters, in words as they are read, and of the
    kinds of places that each of its parts may stand in. The end of a sentence is as wide as no term reaches."""
    by_word: dict[str, list[int]] = {}
    for number, kind in enumerate(kinds):
        for word in kind.words:
            by_word.setdefault(word, []).append(number)
    widths, meant = [], []
    for number, (word, parts) in enumerate(_read(known, spelt)):
        kept = [part for part in parts if not known.passed.issuperset(part)]
        widths.append((word, number, len(kept)))
        for place, part in enumerate(kept):
            near = {number for one in part for number in by_word.get(one, ())}
            fitting = [kind for kind in sorted(near) if fits(part, kinds[kind], misspelt=word in spelt)]
            meant += [(number, place, kind) for kind in fitting]
    widths += [(sign, -1, WIDEST) for sign in ENDS]
    _put(connection, WIDTHS, widths, {"word": "VARCHAR", "number": "INTEGER", "width": "INTEGER"})
    _put(connection, MEANT, meant, dict.fromkeys(("number", "part", "kind"), "INTEGER"))


def _read(known: Known, spelt: Spellings) -> Iterator[tuple[str, tuple[Meant, ...]]]:
    yield from ((word, ((word,),)) for word in sorted(known.sought))
    yield from sorted(spelt.items())


def _put(connection: duckdb.DuckDBPyConnection, name: str, rows: Iterable[tuple[Any, ...]], types: dict[str, str]) -> None:
    columns = list(zip(*rows, strict=True)) or [()] * len(types)
    kinds = {"VARCHAR": object, "INTEGER": np.int64}
    arrays = {
        column: np.array(values, dtype=kinds[kind])
        for (column, kind), values in zip(types.items(), columns, strict=True)
    }
    put_table(connection, name, arrays, types)
