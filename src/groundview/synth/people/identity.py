"""Ethnicity as a census asks for it, and nationality: drawn by origin, alike within a family."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from groundview.declare import Declaration, load_yaml
from groundview.synth.people.drawing import Urn
from groundview.synth.people.members import CHILD, SHARER
from groundview.synth.people.origins import Origin, origins
from groundview.synth.people.residents import Residents
from groundview.synth.world import World


class Category(Declaration, frozen=True):
    """A category's code and broad group."""

    code: str
    broad: str


class OfTwo(Declaration, frozen=True):
    """The category of a child of two groups; each a broad group or a category."""

    of: tuple[str, str]
    is_: str = msgspec.field(name="is")


class Identity(Declaration, frozen=True):
    """The whole file."""

    categories: dict[str, Category]
    of_two: tuple[OfTwo, ...]
    else_: str = msgspec.field(name="else")


@cache
def identity() -> Identity:
    """What the file says."""
    return load_yaml(Path(__file__).with_suffix(".yml"), Identity)


def make_categories(world: World) -> None:
    """Makes `ethnicity_category` and `nationality_name`, numbered in the order of the lists."""
    categories = [
        {"ethnicity_no": at, "ethnicity": name, "code": given.code, "broad": given.broad}
        for at, (name, given) in enumerate(identity().categories.items())
    ]
    types = {"ethnicity_no": "BIGINT", "ethnicity": "VARCHAR", "code": "VARCHAR", "broad": "VARCHAR"}
    world.put_words("ethnicity_category", categories, types)
    named = [{"nationality_no": at, "nationality": name} for at, name in enumerate(_nationalities())]
    world.put_words("nationality_name", named, {"nationality_no": "BIGINT", "nationality": "VARCHAR"})


def draw_ethnicity(world: World, people: Residents) -> NDArray[np.int64]:
    """The number of each one's category; children of two groups are of a mixed one."""
    usual = _urn("ethnicity", list(identity().categories))
    drawn = usual.draw(people.origin, _family_chances(world, people, "people.ethnicity"))
    mixed = _mixed()[people.origin, people.second]
    category: NDArray[np.int64] = np.where(mixed >= 0, mixed, drawn)
    return category


def draw_nationality(world: World, people: Residents) -> NDArray[np.int64]:
    """The number of each one's nationality. Half of the children of a family that is not British are."""
    drawn = _urn("nationality", _nationalities()).draw(
        people.origin, _family_chances(world, people, "people.nationality")
    )
    born_here = (people.role == CHILD) & (world.rng("people.born_here").random(len(drawn)) < 0.5)
    nationality: NDArray[np.int64] = np.where(born_here, _nationalities().index("British"), drawn)
    return nationality


def _family_chances(world: World, people: Residents, purpose: str) -> NDArray[np.float64]:
    rng = world.rng(purpose)
    family, own = rng.random(people.household[-1] + 1), rng.random(len(people.role))
    chances: NDArray[np.float64] = np.where(people.role == SHARER, own, family[people.household])
    return chances


@cache
def _nationalities() -> list[str]:
    return list(dict.fromkeys(name for origin in origins().values() for name in origin.nationality))


def _urn(what: Literal["ethnicity", "nationality"], names: list[str]) -> Urn:
    given: list[dict[str, float]] = [getattr(origin, what) for origin in origins().values()]
    return Urn([([names.index(name) for name in each], list(each.values())) for each in given])


def _mixed() -> NDArray[np.int64]:
    """The mixed category of two origins, -1 where they are of one broad group; shape (origins, origins)."""
    names = list(identity().categories)
    given = list(origins().values())
    return np.array([[names.index(found) if (found := _of_two(a, b)) else -1 for b in given] for a in given])


def _of_two(one: Origin, other: Origin) -> str | None:
    groups = [_groups(one), _groups(other)]
    if groups[0][0] == groups[1][0]:
        return None
    for rule in identity().of_two:
        for first, second in (groups, groups[::-1]):
            if rule.of[0] in first and rule.of[1] in second:
                return rule.is_
    return identity().else_


def _groups(origin: Origin) -> tuple[str, str]:
    """The broad group and the category of most people of an origin."""
    usual = max(origin.ethnicity, key=origin.ethnicity.__getitem__)
    return identity().categories[usual].broad, usual
