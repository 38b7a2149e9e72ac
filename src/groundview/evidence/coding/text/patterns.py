"""What a term asks of a text: which words, in what order, how near."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from groundview.errors import UsageProblem
from groundview.evidence.coding.text.forms import forms
from groundview.evidence.coding.text.lexicon import Concept, Lexicon
from groundview.evidence.coding.text.tokens import words_of

PART = re.compile(r"<(\w+)>|([^<>]+)")
MOST_WITHIN = 50
Order = Literal["near", "next"]
Use = Literal["finds", "hides"]
Words = frozenset[str]


@dataclass(frozen=True)
class Pattern:
    """One term, or one line of `but_not` (which hides the words that it covers from the concept).

    `slots` are the words any of which will do, one set a place. Where the order is `next` the places follow one
    another; where it is `near` they lie within `within` words. `exact` takes no misspelling.
    """

    concept: str
    term: str
    use: Use
    order: Order
    slots: tuple[Words, ...]
    within: int
    exact: bool

    @property
    def alone(self) -> bool:
        """Whether it is a single word, which nothing beside it confirms."""
        return len(self.slots) == 1


def patterns(lexicon: Lexicon) -> list[Pattern]:
    """Every term and every line of `but_not`, in the order of the lexicon; raises UsageProblem for one that is no
    pattern."""
    return [one for concept in lexicon.concepts.values() for one in _of(concept, lexicon)]


def formed(words: tuple[str, ...]) -> Words:
    """Single words with all their forms."""
    return frozenset(form for word in words for part in words_of(word) for form in forms(part))


def _of(concept: Concept, lexicon: Lexicon) -> Iterator[Pattern]:
    passed = formed(lexicon.pass_over)
    for use, terms in (("finds", concept.terms), ("hides", concept.but_not)):
        for term in terms:
            places = tuple(_slots(term, concept, lexicon))
            slots = tuple(slot for slot in places if not slot <= passed)
            quoted = term.startswith('"') and term.endswith('"')
            order: Order = "next" if quoted or use == "hides" or len(slots) == 1 else "near"
            pattern = Pattern(concept.concept, term, use, order, slots, concept.within, concept.whole)
            if (quoted or use == "hides") and places and (places[0] <= passed or places[-1] <= passed):
                raise _refused(pattern.concept, term, "it begins or ends with a word that is passed over")
            _check(pattern)
            yield pattern


def _slots(term: str, concept: Concept, lexicon: Lexicon) -> Iterator[Words]:
    for name, plain in PART.findall(term):
        if name and name not in lexicon.groups:
            raise _refused(concept.concept, term, f"there is no group {name}")
        if name:
            yield _taken(lexicon.groups[name], concept)
        yield from (_taken((word,), concept) for word in words_of(plain))


def _taken(words: tuple[str, ...], concept: Concept) -> Words:
    return frozenset(part for word in words for part in words_of(word)) if concept.whole else formed(words)


def _check(pattern: Pattern) -> None:
    if not pattern.slots:
        raise _refused(pattern.concept, pattern.term, "it has no word that counts")
    if not 1 <= pattern.within <= MOST_WITHIN:
        raise _refused(pattern.concept, pattern.term, f"`within` is {pattern.within}, not 1 to {MOST_WITHIN}")
    if pattern.order == "near":
        if any(one & two for one, two in combinations(pattern.slots, 2)):
            raise _refused(pattern.concept, pattern.term, "one word would do for two of its places")
        if len(pattern.slots) > pattern.within:
            raise _refused(
                pattern.concept, pattern.term, f"it has more words than `within: {pattern.within}` allows"
            )


def _refused(concept: str, term: str, why: str) -> UsageProblem:
    return UsageProblem(
        f"The concept {concept} cannot be looked for.",
        where=f"the term {term}",
        why=why,
        next_step="docs/text_search.md says how terms are written.",
    )
