"""What a term asks of a text: which words, in what order, how near."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Literal

from groundview.errors import UsageProblem
from groundview.evidence.coding.text.forms import forms
from groundview.evidence.coding.text.lexicon import Concept, Lexicon
from groundview.evidence.coding.text.tokens import words_of

PART = re.compile(r"<(\w+)>|([^<>]+)")
WRITTEN = re.compile(r'(?=[^"]*$|"[^"]+"$)(?:[^<>]|<\w+>)+')
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


@lru_cache(maxsize=10_000)
def formed(words: tuple[str, ...]) -> Words:
    """Single words with all their forms. Groups stand in many terms, and every context has the common ones."""
    return frozenset(form for word in words for part in words_of(word) for form in forms(part))


def _of(concept: Concept, lexicon: Lexicon) -> Iterator[Pattern]:
    passed = formed(lexicon.pass_over)
    yield from (_pattern(term, "finds", concept, lexicon, passed) for term in concept.terms)
    yield from (_pattern(term, "hides", concept, lexicon, passed) for term in concept.but_not)


def _pattern(term: str, use: Use, concept: Concept, lexicon: Lexicon, passed: Words) -> Pattern:
    if not WRITTEN.fullmatch(term):
        raise _refused(concept.concept, term, "quotation marks or the marks of a group are not in pairs")
    places = tuple(_slots(term, concept, lexicon))
    slots = tuple(slot for slot in places if not slot <= passed)
    in_order = term.startswith('"') or use == "hides" or len(slots) == 1
    pattern = Pattern(
        concept=concept.concept,
        term=term,
        use=use,
        order="next" if in_order else "near",
        slots=slots,
        within=concept.within,
        exact=concept.whole,
    )
    if problem := _problem(pattern, places, passed):
        raise _refused(concept.concept, term, problem)
    return pattern


def _slots(term: str, concept: Concept, lexicon: Lexicon) -> Iterator[Words]:
    for name, plain in PART.findall(term):
        if name:
            group = _taken(lexicon.groups.get(name, ()), concept)
            if not group:
                raise _refused(concept.concept, term, f"there is no group {name}, or it has no words")
            yield group
        yield from (_taken((word,), concept) for word in words_of(plain))


def _taken(words: tuple[str, ...], concept: Concept) -> Words:
    return frozenset(part for word in words for part in words_of(word)) if concept.whole else formed(words)


def _problem(pattern: Pattern, places: Sequence[Words], passed: Words) -> str:
    """Why a pattern cannot be looked for; nothing if it can."""
    if not pattern.slots:
        return "it has no word that counts"
    if pattern.order == "next" and len(places) > 1 and (places[0] <= passed or places[-1] <= passed):
        return "it begins or ends with a word that is passed over"
    if not 1 <= pattern.within <= MOST_WITHIN:
        return f"`within` is {pattern.within}, not 1 to {MOST_WITHIN}"
    if pattern.order == "near" and any(one & two for one, two in combinations(pattern.slots, 2)):
        return "one word would do for two of its places"
    if pattern.order == "near" and len(pattern.slots) > pattern.within:
        return f"it has more words than `within: {pattern.within}` allows"
    return ""


def _refused(concept: str, term: str, why: str) -> UsageProblem:
    return UsageProblem(
        f"The concept {concept} cannot be looked for.",
        where=f"the term {term}",
        why=why,
        next_step="docs/text_search.md says how terms are written.",
    )
