"""The table of names, and how to draw from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundview.synth.people.drawing import Urn
from groundview.synth.people.origins import COHORTS, Origin, listed, origins
from groundview.synth.world import World

SEXES = ("F", "M")
PAIRS_JOINED = 250
"""Joined surnames made of each origin that has them, about."""
RARE_SKEW = 0.35
"""Rare surnames are nearly equally rare."""
NAME_TYPES = dict.fromkeys(("kind", "origin", "sex", "name"), "VARCHAR") | {"name_id": "INTEGER"}


@dataclass(slots=True)
class Book:
    """Rows of `name`, and urns of their ids: of forenames by origin, sex and cohort, and of surnames by origin (those
    of men and, of the same surname, of women) and of wives' own surnames."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    forenames: list[tuple[list[int], list[float]]] = field(default_factory=list)
    surnames: list[tuple[list[int], list[float]]] = field(default_factory=list)
    wives: list[tuple[list[int], list[float]]] = field(default_factory=list)
    womens: dict[int, int] = field(default_factory=dict)

    def add(self, kind: str, origin: str, sex: str | None, name: str) -> int:
        """Writes a name and gives its id."""
        self.rows.append(
            {"name_id": len(self.rows), "kind": kind, "origin": origin, "sex": sex, "name": name}
        )
        return len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Names:
    """Urns of ids of names: forenames in groups of (origin, sex, cohort), surnames and wives' in groups of origins.
    `womens` gives for the id of a surname the id of the form that women have, of itself where there is no other;
    `single` stands for the surname of those who have none."""

    forenames: Urn
    surnames: Urn
    wives: Urn
    womens: NDArray[np.int64]


def make_names(world: World) -> Names:
    """Makes `name`."""
    book = Book()
    for key, origin in origins().items():
        _forenames(book, key, origin)
        usual = _surnames(book, key, origin, world.rng("people.names", key))
        book.surnames.append(usual)
        wives = [book.add("surname", key, "F", name) for name in listed(origin.wives)]
        book.wives.append((wives, _zipf(len(wives), origin.skew)) if wives else usual)
    world.put_words("name", book.rows, NAME_TYPES)
    world.make("name", "SELECT name_id, kind, origin, sex, name FROM name ORDER BY name_id")
    womens = np.arange(len(book.rows))
    womens[list(book.womens)] = list(book.womens.values())
    return Names(Urn(book.forenames), Urn(book.surnames), Urn(book.wives), womens)


def _forenames(book: Book, key: str, origin: Origin) -> None:
    for sex in SEXES:
        every = dict.fromkeys(name for cohort in COHORTS for name in origin.named(sex, cohort))
        ids = {name: book.add("forename", key, sex, name) for name in every}
        for cohort in COHORTS:
            named = [ids[name] for name in origin.named(sex, cohort)]
            book.forenames.append((named, _zipf(len(named), origin.skew)))


def _surnames(
    book: Book, key: str, origin: Origin, rng: np.random.Generator
) -> tuple[list[int], list[float]]:
    """Ids and weights of the frequent ones, the rarer ones and the joined ones."""
    tail, joined, usual = origin.tail, origin.joined, listed(origin.surnames)
    rare = (
        [_both(first, second) for first in listed(tail.first) for second in listed(tail.second)]
        if tail
        else []
    )
    two = [_join(pair, joined.by) for pair in _couples(usual, rng)] if joined else []
    of_tail, of_joined = tail.share if tail else 0.0, joined.share if joined else 0.0
    weight = dict.fromkeys((*usual, *rare, *two), 0.0)
    rng.shuffle(rare)
    parts = (
        (usual, 1 - of_tail - of_joined, origin.skew),
        (rare, of_tail, RARE_SKEW),
        (two, of_joined, RARE_SKEW),
    )
    for names, share, skew in parts:
        for name, part in zip(names, _zipf(len(names), skew), strict=True):
            weight[name] += share * part
    return [_add_surname(book, key, name) for name in weight], list(weight.values())


def _add_surname(book: Book, key: str, name: str) -> int:
    mens, *womens = name.split("/")
    known = book.add("surname", key, "M" if womens else None, mens)
    if womens:
        book.womens[known] = book.add("surname", key, "F", womens[0])
    return known


def _both(first: str, second: str) -> str:
    return "/".join(first + form for form in second.split("/"))


def _couples(names: Sequence[str], rng: np.random.Generator) -> list[tuple[str, str]]:
    """Pairs of two different surnames."""
    chosen = rng.choice(len(names), (PAIRS_JOINED, 2))
    return [(names[one], names[two]) for one, two in chosen.tolist() if one != two]


def _join(pair: Iterable[str], by: str) -> str:
    forms = [name.split("/") for name in pair]
    men, women = by.join(form[0] for form in forms), by.join(form[-1] for form in forms)
    return men if men == women else f"{men}/{women}"


def _zipf(count: int, skew: float) -> list[float]:
    """Weights that fall with the rank, summing to 1."""
    weights = (np.arange(count) + 1.5) ** -skew
    return (weights / weights.sum()).tolist() if count else []
