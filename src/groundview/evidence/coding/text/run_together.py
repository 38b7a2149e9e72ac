"""Words written without the space between them, or with a letter in its place."""

from __future__ import annotations

from collections.abc import Mapping

from groundview.evidence.coding.text.known import Known

DIGITS = "0123456789"
SHORTEST = 2
"""Either part has so many letters at least."""

OFTEN = 20
"""A part that the lexicon does not know is a word where it stands in the texts so often."""


def parted(word: str, known: Known, counts: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    """The two words that one is read as; none where it cannot be two words of which one is looked for. Letters and
    digits are two words where the letters are one that the lexicon knows.

    Of several ways, one that drops no letter is taken before one that does, then one with two words that are looked
    for, then the one whose shorter part is longest, then the leftmost.
    """
    letters = word.rstrip(DIGITS)
    if letters != word:
        return (
            ((letters,), (word[len(letters) :],))
            if len(letters) >= SHORTEST and letters in known.right
            else ()
        )
    ways = []
    for left in range(SHORTEST, len(word) - SHORTEST + 1):
        for right in (left, left + 1):
            parts = word[:left], word[right:]
            sought = sum(part in known.sought for part in parts)
            if sought and len(parts[1]) >= SHORTEST and all(_is_word(part, known, counts) for part in parts):
                ways.append((right - left, -sought, -min(map(len, parts)), left, parts))
    return tuple((part,) for part in min(ways)[-1]) if ways else ()


def _is_word(part: str, known: Known, counts: Mapping[str, int]) -> bool:
    return part in known.right or counts.get(part, 0) >= OFTEN
