"""A lexicon that asks less: for texts that nearly say a concept, where its misses are most likely."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from groundview.evidence.coding.text.lexicon import Lexicon
from groundview.evidence.coding.text.patterns import PART
from groundview.evidence.coding.text.tokens import words_of

WITHIN = 20
FEWEST = 2
"""Words of a term that are left: any single word of it stands in too many texts to point anywhere."""


def loosened(lexicon: Lexicon, concept: str) -> Lexicon:
    """The lexicon with that concept alone, whose terms of three words and more lack any one of them, in any order and
    further apart; nothing that looks alike is left out. Terms of two words need both, those of one word stay as they
    are."""
    one = lexicon.concepts[concept]
    passed = set(words_of(" ".join(lexicon.pass_over)))
    terms = tuple(dict.fromkeys(less for term in one.terms for less in _less(term, passed)))
    return Lexicon(
        {concept: replace(one, terms=terms, but_not=(), unless=(), within=WITHIN)},
        lexicon.groups,
        lexicon.pass_over,
        lexicon.other_words,
    )


def _less(term: str, passed: set[str]) -> Iterator[str]:
    places = [
        place for name, plain in PART.findall(term) for place in ([f"<{name}>"] if name else words_of(plain))
    ]
    kept = [place for place in dict.fromkeys(places) if place not in passed]
    for some in combinations(kept, min(max(len(kept) - 1, FEWEST), len(kept))):
        yield " ".join(some)
