"""The words of addresses, read from the list beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class StreetWords(Declaration, frozen=True):
    """The whole list: what is kept, and what means the same."""

    streets: Mapping[str, tuple[str, ...]]
    flats: Mapping[str, tuple[str, ...]]
    none: tuple[str, ...]


@cache
def street_words() -> StreetWords:
    """The list."""
    return load_yaml(Path(__file__).with_suffix(".yml"), StreetWords)


def every_way(words: Mapping[str, tuple[str, ...]]) -> str:
    """A pattern of all ways in which the words are written, longest first."""
    ways = {way for kept, others in words.items() for way in (kept, *others)}
    return "|".join(sorted(ways, key=lambda way: (-len(way), way)))


def kept(text: str, words: Mapping[str, tuple[str, ...]]) -> str:
    """SQL of the way that is kept of a word."""
    cases = " ".join(
        f"WHEN {text} IN ({_listed(others)}) THEN '{main}'" for main, others in words.items() if others
    )
    return f"CASE {cases} ELSE {text} END"


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)
