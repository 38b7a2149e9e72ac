"""Names that stand for one another, read from the list beside this module."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class Names(Declaration, frozen=True):
    """The whole list."""

    forms: Mapping[str, str]
    spellings: tuple[str, ...]
    particles: str
    never_alone: str


@cache
def name_forms() -> tuple[tuple[str, str], ...]:
    """Every word of a name that may stand for another: the word and what it may stand for, in order. A name stands
    for itself too; spellings stand for the first of their line."""
    listed = _names()
    roots: dict[str, set[str]] = {}
    for line in listed.spellings:
        first, *others = _split(line)
        for name in (first, *others):
            roots.setdefault(name, set()).add(first)
    for name, forms in listed.forms.items():
        for form in _split(forms):
            roots.setdefault(form, {form}).update(roots.get(name, {name}))
    return tuple((word, root) for word in sorted(roots) for root in sorted(roots[word]))


def particles() -> tuple[str, ...]:
    """Words before a surname that are often left out."""
    return _split(_names().particles)


def never_alone() -> tuple[str, ...]:
    """Those of them that are never a whole surname."""
    return _split(_names().never_alone)


@cache
def _names() -> Names:
    return load_yaml(Path(__file__).with_suffix(".yml"), Names)


def _split(line: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in line.split(",")))
