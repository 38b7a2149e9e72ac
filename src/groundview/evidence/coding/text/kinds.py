"""What may stand in a place of a term: which words, and whether misspellings of them will do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from groundview.evidence.coding.text.patterns import Pattern, Words
from groundview.evidence.coding.text.spelling import Meant

NEVER = 1000
ANYTHING: Words = frozenset()
ALONE, IN_PAIR, IN_PHRASE, RARE = 5, 3, 2, 4
"""A misspelling takes the place of words of so many letters at least: in a term of one word (and then only where it may
stand for nothing else), in one of two, in a longer one, where more stands beside it to confirm it, and there for a word
that is rare beside others which it is as near to."""


class Kind(NamedTuple):
    """The words; how many letters those have whose misspellings will do, and how many those that are rare beside others
    as near; and, unless that is anything, all that a misspelling may stand for."""

    words: Words
    letters: int
    rare: int
    only: Words


def kinds_of(sought: Sequence[Pattern]) -> list[tuple[Kind, ...]]:
    """The kinds of the places of each pattern."""
    alone: dict[str, Words] = {}
    for one in sought:
        if one.alone:
            alone[one.concept] = alone.get(one.concept, frozenset()) | one.slots[0]
    return [tuple(_kind(slot, one, alone) for slot in one.slots) for one in sought]


def _kind(slot: Words, pattern: Pattern, alone: Mapping[str, Words]) -> Kind:
    if pattern.exact:
        return Kind(slot, NEVER, NEVER, ANYTHING)
    if pattern.alone:
        return Kind(slot, ALONE, NEVER, alone[pattern.concept])
    if len(pattern.slots) == 2:
        return Kind(slot, IN_PAIR, NEVER, ANYTHING)
    return Kind(slot, IN_PHRASE, RARE, ANYTHING)


def fits(meant: Meant, kind: Kind, *, misspelt: bool) -> bool:
    """Whether a word that may stand for any of `meant` may stand in a place of this kind."""
    if not misspelt:
        return meant.likely[0] in kind.words
    may_be = meant.likely + tuple(one for one in meant.rare if len(one) >= kind.rare)
    # Digits are never misspelt: they were only written together with the word before them.
    long_enough = (
        one for one in may_be if len(one) >= kind.letters or (one.isdigit() and kind.letters < NEVER)
    )
    sure = kind.only is ANYTHING or kind.only.issuperset(meant.likely)
    return sure and not kind.words.isdisjoint(long_enough)
