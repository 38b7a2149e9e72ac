"""Lexicons: what is looked for in free text, declared word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from msgspec import field
from msgspec.structs import replace

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem

OF_EVERY_CONTEXT = Path(__file__).with_name("common.yml")


class Concept(Declaration, frozen=True):
    """One thing that a text may say.

    `about` says what finding it claims, and what not. `terms` are words and phrases, any of which will do: all words of
    a phrase must stand within `within` words, in any order; in quotation marks they must follow one another in the
    order written. `<name>` stands for any word of the group of that name. What stands in `but_not` looks alike and
    means something else: its words follow one another, and words of the text that are part of it count for no term.
    The concept is not found in a text where one of the concepts in `unless` is. `whole: true` takes words as
    they are written: no other forms, no misspellings.
    """

    concept: str
    terms: tuple[str, ...]
    about: str = ""
    but_not: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    within: int = 6
    whole: bool = False


class LexiconFile(Declaration, frozen=True):
    """One lexicon. `groups` are words that can stand for each other, by name; `pass_over` are words that are read as
    if they were not there; `other_words` are words in their own right, never a misspelling of a word looked for."""

    concepts: tuple[Concept, ...] = ()
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pass_over: tuple[str, ...] = ()
    other_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """Several files as one. A concept or group that two of them declare has what both say."""

    concepts: Mapping[str, Concept]
    groups: Mapping[str, tuple[str, ...]]
    pass_over: tuple[str, ...]
    other_words: tuple[str, ...]


def read_lexicon(*paths: Path) -> Lexicon:
    """The words common to all contexts (`common.yml`) and those of the files given, in this order. Raises
    UsageProblem, naming the file, for what cannot be read, and for a concept that says nothing of what it claims."""
    return joined((_of_every_context(), *(load_yaml(path, LexiconFile) for path in paths)))


@cache
def _of_every_context() -> LexiconFile:
    """The file of common words, which no study changes."""
    return load_yaml(OF_EVERY_CONTEXT, LexiconFile)


def joined(files: Iterable[LexiconFile]) -> Lexicon:
    """Several files as one lexicon; raises UsageProblem where a concept is `unless` one that nobody declares."""
    concepts: dict[str, Concept] = {}
    groups: dict[str, tuple[str, ...]] = {}
    pass_over: tuple[str, ...] = ()
    other_words: tuple[str, ...] = ()
    for file in files:
        for one in file.concepts:
            concepts[one.concept] = _both(concepts[one.concept], one) if one.concept in concepts else one
        groups |= {name: groups.get(name, ()) + words for name, words in file.groups.items()}
        pass_over += file.pass_over
        other_words += file.other_words
    _check(concepts)
    return Lexicon(concepts, groups, pass_over, other_words)


def _both(first: Concept, more: Concept) -> Concept:
    """The first, with the words of the second too."""
    return replace(
        first,
        terms=first.terms + more.terms,
        but_not=first.but_not + more.but_not,
        unless=first.unless + more.unless,
    )


def _check(concepts: Mapping[str, Concept]) -> None:
    for one in concepts.values():
        if not one.about.strip():
            raise UsageProblem(
                f"The concept {one.concept} does not say what it is about.",
                next_step="Write in `about` what finding it claims, and what it does not.",
            )
        if unknown := set(one.unless) - concepts.keys():
            raise UsageProblem(
                f"The concept {one.concept} is not found where another is, which nobody declares.",
                why=f"in `unless` stands {', '.join(sorted(unknown))}",
            )
