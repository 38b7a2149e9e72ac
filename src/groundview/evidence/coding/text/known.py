"""The words that a lexicon knows: those that a misspelt word may stand for, and those that are right as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from groundview.evidence.coding.text.lexicon import Lexicon
from groundview.evidence.coding.text.patterns import Pattern, formed

Words = frozenset[str]


@dataclass(frozen=True)
class Known:
    """`sought` are all words of terms, of look-alikes and of what is passed over, with their forms; `passed` those
    passed over; `right` are the sought words and the other words of the lexicon: none of them is ever read as
    another."""

    sought: Words
    passed: Words
    right: Words


def known(lexicon: Lexicon, sought: Sequence[Pattern]) -> Known:
    """The words of a lexicon and of its patterns."""
    passed = formed(lexicon.pass_over)
    words = passed.union(*(slot for pattern in sought for slot in pattern.slots))
    return Known(words, passed, words | formed(lexicon.other_words))
