"""The peer: each concept as a regular expression, as one would write it without this package."""

from __future__ import annotations

from groundview.evidence.coding.text.lexicon import Lexicon
from groundview.evidence.coding.text.patterns import Pattern, patterns

BETWEEN = "[^a-z0-9]+"


def expressions(words: Lexicon) -> dict[str, str]:
    """By concept, for texts in small letters: its terms in the order written, with every form of their words, no
    misspelling, and nothing that looks alike left out."""
    found: dict[str, list[str]] = {}
    for one in patterns(words):
        if one.use == "finds":
            found.setdefault(one.concept, []).append(_of(one))
    return {concept: "|".join(terms) for concept, terms in found.items()}


def _of(one: Pattern) -> str:
    between = BETWEEN if one.order == "next" else ".*"
    return between.join(rf"\b({'|'.join(sorted(slot))})\b" for slot in one.slots)
