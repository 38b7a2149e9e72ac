"""Who lives together and what people share, read from the file beside this module."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from groundview.declare import Declaration, load_yaml

Spread = tuple[float, float, float, float]
"""Mean, standard deviation, least and most."""


class Household(Declaration, frozen=True):
    """Who lives in a household of a kind. `children`, `elders` and `sharers` are shares of households with 1, 2, ...
    of them, where the kind has any; `alike` is the deviation of sharers' ages from the first's.
    `age` is of the first adult, and does not matter where there are children."""

    age: Spread = (35, 8, 18, 90)
    men: float = 0.0
    partner: float = 0.0
    children: tuple[float, ...] = ()
    eldest: tuple[float, float] = (0, 18)
    elders: tuple[float, ...] = ()
    sharers: tuple[float, ...] = ()
    alike: float = 0.0


class Births(Declaration, frozen=True):
    """Mothers' ages, fathers', gaps, twins."""

    mother: Spread
    father_older: tuple[float, float]
    gap: tuple[float, float]
    twins: float
    boys: float


class Hostel(Declaration, frozen=True):
    """Who lives in hostels."""

    share: float
    kinds: tuple[str, ...]


class AliasKinds(Declaration, frozen=True):
    """Which name of an alias differs."""

    surname: float
    forename: float


class Phones(Declaration, frozen=True):
    """Who has a phone, and who shares one."""

    own: dict[int, float]
    with_partner: float
    with_friend: float
    in_hostel: float


class Moves(Declaration, frozen=True):
    """Which households moved, when, and from where."""

    share: float
    from_: date = msgspec.field(name="from")
    students: float
    students_from: date
    until: date
    near: float
    near_share: float
    far: float


class People(Declaration, frozen=True):
    """The whole file."""

    households: dict[str, Household]
    mix: dict[str, tuple[float, ...]]
    births: Births
    same_sex_couples: float
    hostel: Hostel
    mixed_couples: float
    namesakes: float
    aliases: float
    alias_kinds: AliasKinds
    phones: Phones
    moves: Moves


@cache
def settings() -> People:
    """What the file says."""
    return load_yaml(Path(__file__).with_suffix(".yml"), People)
