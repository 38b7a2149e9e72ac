"""The search of free text against a second, plain implementation: word by word, text by text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.errors import UsageProblem
from groundview.evidence.coding.text.known import known
from groundview.evidence.coding.text.lexicon import Concept, Lexicon
from groundview.evidence.coding.text.patterns import Pattern, patterns
from groundview.evidence.coding.text.run_together import parted
from groundview.evidence.coding.text.search import search

Finds = set[tuple[int, str, str]]
WORD = re.compile(r"[0-9]+|[a-z]+[0-9]*|[.!?][ \t\r\n]")
WORDS = ("man", "van", "two", "2", "knife", "lookout", "group", "of", "gang", "waited", "balaclava", "out")
LOOSE = ("mna", "vn", "tw0", "knfie", "lookuot", "balclaava", "gruop", "groupof", "of2", "twomen", "x", "q", "hand",
         "wated", "gnag", "fo", "ahnd", "men", "Knives", "MAN", "mán", "the", "teh", "-", ". ", "! ", "?")  # fmt: skip
GROUPS = {"persons": ("man", "men", "gang"), "many": ("two", "2"), "ride": ("van",)}
PART = st.sampled_from((*WORDS, "the", "<persons>", "<many>", "<ride>"))
PHRASE = st.lists(PART, min_size=1, max_size=4).map(" ".join)
TERM = st.one_of(PHRASE, PHRASE.map(lambda term: f'"{term}"'))
TYPED = {"man": "mna", "two": "tow", "knife": "knfie", "lookout": "lookuot", "group": "gruop", "balaclava": "balclaava",
         "gang": "gnag", "waited": "wated", "of": "fo", "van": "vans"}  # fmt: skip


class At(NamedTuple):
    """What stands at a place of a text: what it surely or likely is, and what it may be besides."""

    likely: tuple[str, ...]
    rare: tuple[str, ...]
    misspelt: bool


def is_one(term: str) -> bool:
    """Whether it can be looked for."""
    try:
        patterns(Lexicon({"any": Concept(concept="any", terms=(term,), within=6)}, GROUPS, ("the", "x"), ()))
    except UsageProblem:
        return False
    return True


@st.composite
def lexicons(draw: st.DrawFn) -> Lexicon:
    """One to three concepts; some found only where another is not."""
    names = ("first", "second", "third")[: draw(st.integers(1, 3))]
    concepts = {
        name: Concept(
            concept=name,
            about="invented",
            terms=tuple(draw(st.lists(TERM.filter(is_one), min_size=1, max_size=3))),
            but_not=tuple(draw(st.lists(PHRASE.filter(lambda term: is_one(f'"{term}"')), max_size=2))),
            unless=tuple(draw(st.lists(st.sampled_from(names), max_size=1, unique=True))),
            within=draw(st.integers(4, 6)),
            whole=draw(st.sampled_from((False, False, True))),
        )
        for name in names
    }
    return Lexicon(concepts, GROUPS, ("the", "x"), ("hand",))


@st.composite
def searches(draw: st.DrawFn) -> tuple[Lexicon, list[str]]:
    """A lexicon, and texts made of what its terms ask for, in order or not, some of it misspelt, and loose words."""
    lexicon = draw(lexicons())
    asked = [term for one in lexicon.concepts.values() for term in (*one.terms, *one.but_not)]
    return lexicon, [
        " ".join(
            word for _ in range(draw(st.integers(0, 3))) for word in draw(st.one_of(mention(asked), st.lists(
                st.sampled_from((*WORDS, *LOOSE)), max_size=3)))
        )
        for _ in range(draw(st.integers(1, 5)))
    ]  # fmt: skip


@st.composite
def mention(draw: st.DrawFn, terms: Sequence[str]) -> list[str]:
    """The words of a term."""
    words = draw(st.sampled_from(terms)).replace('"', "").split()
    words = [draw(st.sampled_from(GROUPS[word[1:-1]])) if word[0] == "<" else word for word in words]
    if draw(st.booleans()):
        words = [draw(st.sampled_from((word, TYPED.get(word, word)))) for word in words]
    return draw(st.permutations(words)) if draw(st.integers(0, 3)) == 0 else words


@cache
def distance(one: str, other: str) -> int:
    """Letters left out, put in or replaced, and neighbours swapped, one error each; no part is edited twice."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        distance(one[1:], other[1:]) + (one[0] != other[0]),
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
    ]
    if one[:2] == other[1::-1] and len(one) > 1 < len(other):
        ways.append(distance(one[2:], other[2:]) + 1)
    return min(ways)


def reach(word: str) -> int:
    """The errors that a misspelling of a word may have."""
    return 0 if len(word) < 2 or not word.isalpha() else 1 if len(word) < 9 else 2


def readings(lexicon: Lexicon, texts: Sequence[Sequence[str]]) -> dict[str, list[At]]:
    """How every word is read that is of interest, part by part; an empty list for one that is passed over."""
    words = known(lexicon, patterns(lexicon))
    counts = Counter(word for text in texts for word in text)
    found = {word: [At((word,), (), misspelt=False)] for word in words.sought}
    for word in {one for one in counts if one[0].isalpha()} - words.right:
        near = {one: distance(word, one) for one in words.right if distance(word, one) <= reach(one)}
        near = {} if len(word) < 2 or not word.isalpha() else near
        nearest = tuple(one for one in sorted(near) if near[one] == min(near.values()))
        if words.sought & set(nearest) and min(near.values()) == min(
            near[one] for one in near if one in words.sought
        ):
            often = max(counts[one] for one in nearest)
            rare = tuple(one for one in nearest if counts[one] < 0.1 * often)
            parts = [At(tuple(one for one in nearest if one not in rare), rare, misspelt=True)]
        else:
            parts = [At(part, (), misspelt=True) for part in parted(word, words, counts)]
        meant = {one for part in parts for one in part.likely}
        if meant & words.sought and counts[word] <= max(5, 0.1 * max(counts[one] for one in meant)):
            found[word] = [] if len(word) <= 3 and meant & words.passed else parts
        elif not meant and word.isalpha() and len(word) <= 2:
            found[word] = []
    return {
        word: [part for part in parts if not set(part.likely) <= words.passed]
        for word, parts in found.items()
    }


def places(text: Sequence[str], read: dict[str, list[At]]) -> dict[int, At]:
    """What stands at each place that is of interest; sentences lie further apart than any term reaches."""
    found: dict[int, At] = {}
    place = 0
    for word in text:
        parts = read.get(word)
        found |= {place + step: part for step, part in enumerate(parts or [])}
        place += 100 if word[0] in ".!?" else 1 if parts is None else len(parts)
    return found


def fits(at: At, slot: frozenset[str], pattern: Pattern, alone: frozenset[str]) -> bool:
    """Whether what stands at a place will do for a slot of a pattern."""
    if not at.misspelt:
        return at.likely[0] in slot
    if pattern.exact:
        return False
    least = {1: 5, 2: 3}.get(len(pattern.slots), 2)
    if len(pattern.slots) == 1 and not set(at.likely) <= alone:
        return False
    rare = tuple(one for one in at.rare if len(one) >= 4) if len(pattern.slots) > 2 else ()
    may_be = at.likely + rare
    return any(one in slot and (len(one) >= least or one.isdigit()) for one in may_be)


def matches(pattern: Pattern, at: dict[int, At], alone: frozenset[str]) -> Iterator[set[int]]:
    """The sets of places in which a pattern is."""
    for first in sorted(at):
        if pattern.order == "next":
            span = range(first, first + len(pattern.slots))
            if all(
                place in at and fits(at[place], slot, pattern, alone)
                for place, slot in zip(span, pattern.slots, strict=True)
            ):
                yield set(span)
        else:
            near = [place for place in at if first <= place < first + pattern.within]
            by_slot = [
                {place for place in near if fits(at[place], slot, pattern, alone)} for slot in pattern.slots
            ]
            if all(by_slot) and len(set().union(*by_slot)) >= len(by_slot):
                yield set().union(*by_slot)


def says(lexicon: Lexicon, at: dict[int, At]) -> dict[str, str]:
    """The concepts that a text says, each with its first term."""
    found: dict[str, str] = {}
    for name in lexicon.concepts:
        of_it = [one for one in patterns(lexicon) if one.concept == name]
        alone = frozenset().union(*(one.slots[0] for one in of_it if len(one.slots) == 1))
        hidden = {
            place for one in of_it if one.use == "hides" for span in matches(one, at, alone) for place in span
        }
        seen = {place: what for place, what in at.items() if place not in hidden}
        for one in of_it:
            if one.use == "finds" and name not in found and any(matches(one, seen, alone)):
                found[name] = one.term
    return {
        name: term for name, term in found.items() if not found.keys() & set(lexicon.concepts[name].unless)
    }


def plainly(lexicon: Lexicon, texts: Sequence[str]) -> Finds:
    """Everything found in texts that are searched together."""
    split = [WORD.findall(text.lower().replace("á", "a")) for text in texts]
    read = readings(lexicon, split)
    return {
        (number, *found)
        for number, text in enumerate(split)
        for found in says(lexicon, places(text, read)).items()
    }


@cache
def database() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("CREATE TABLE texts (text_id BIGINT, text VARCHAR)")
    return connection


@settings(max_examples=40, deadline=None)
@given(searches())
def test_the_search_finds_what_a_plain_one_finds(asked: tuple[Lexicon, list[str]]) -> None:
    lexicon, texts = asked
    connection = database()
    connection.execute("DELETE FROM texts")
    connection.executemany("INSERT INTO texts VALUES (?, ?)", list(enumerate(texts)))
    n_found = search(connection, "FROM texts", lexicon, "found")
    found = set(connection.execute("SELECT text_id, concept, term FROM found").fetchall())
    assert found == plainly(lexicon, texts)
    assert n_found == len(found)
