"""Contexts, kinds, roles and specialisms as numbers while groups are drawn, and as words in the tables."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from groundview.synth.groups.settings import KINDS, Context
from groundview.synth.world import Arrays, World

Ids = NDArray[np.int64]
ORGANISER, CORE = "organiser", "core"


def words(contexts: tuple[Context, ...]) -> dict[str, list[str]]:
    """Every word, by list; its number is its place in the list."""
    return {
        "context": [context.key for context in contexts],
        "kind": list(KINDS),
        "role": [ORGANISER, CORE, *sorted({role for context in contexts for role in context.roles})],
        "specialism": sorted({key for context in contexts for key in context.specialisms or {}}),
    }


def write(world: World, listed: dict[str, list[str]]) -> None:
    """Makes the table group_word."""
    rows = [
        {"list": name, "number": number, "word": word}
        for name, listing in listed.items()
        for number, word in enumerate(listing)
    ]
    world.put_words("group_word", rows, {"list": "VARCHAR", "number": "BIGINT", "word": "VARCHAR"})


def roles(rng: np.random.Generator, contexts: tuple[Context, ...], group: Arrays, stay: Arrays) -> Ids:
    """The role in which each person stays: organiser, core, or one of the roles of the group's main context."""
    listing = words(contexts)["role"]
    role = np.where(stay["place"] == 0, listing.index(ORGANISER), listing.index(CORE)).astype(np.int64)
    for number, context in enumerate(contexts):
        rows = np.flatnonzero((group["main"][stay["group"]] == number) & ~stay["core"])
        role[rows] = rng.choice(
            [listing.index(key) for key in context.roles], len(rows), p=shares(context.roles)
        )
    return role


def specialisms(rng: np.random.Generator, contexts: tuple[Context, ...], group: Arrays) -> Ids:
    """What each group prefers to do in the context that has specialisms, be it its first or its second; or -1."""
    listing = words(contexts)["specialism"]
    found = np.full(len(group["main"]), -1, dtype=np.int64)
    for number, context in enumerate(contexts):
        if context.specialisms:
            rows = np.flatnonzero((group["main"] == number) | (group["second"] == number))
            keys = [listing.index(key) for key in context.specialisms]
            found[rows] = rng.choice(keys, len(rows), p=shares(context.specialisms))
    return found


def shares(weights: dict[str, float]) -> NDArray[np.float64]:
    """Relative chances as shares of one, in their own order."""
    given = np.array(list(weights.values()), dtype=np.float64)
    shared: NDArray[np.float64] = given / given.sum()
    return shared
