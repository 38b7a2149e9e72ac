"""What is declared of groups: how many, how large, who joins them, and what they are like."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent
MARKS = (
    "planned",
    "discipline",
    "violence",
    "business",
    "international",
    "laundering",
    "influence",
    "division",
)
"""What definitions of organised crime ask of a group, beside its size."""
KINDS = ("crew", "network", "family")


class Context(Declaration, frozen=True):
    """One context: groups per 100,000 residents, and chances or relative chances of what they are like."""

    key: str
    per_100k: float
    mobile: float
    second: dict[str, float]
    roles: dict[str, float]
    marks: dict[str, float]
    specialisms: dict[str, float] | None = None


class Contexts(Declaration, frozen=True):
    """All contexts, in the order of `grp`."""

    contexts: tuple[Context, ...]


class Size(Declaration, frozen=True):
    """Persons in a group at one time."""

    least: int
    most: int
    exponent: float


class Lifespan(Declaration, frozen=True):
    """How long groups last, and how many ended before the study."""

    median_years: float
    spread: float
    least_days: int
    gone: float
    gone_years: float


class Turnover(Declaration, frozen=True):
    """How places in a group change hands."""

    core: float
    late: float
    tenure_years: float
    most_holders: int
    early: float


class Near(Declaration, frozen=True):
    """Where members live; what is left over is the whole city."""

    own_area: float
    adjoining: float


class Kind(Declaration, frozen=True):
    """The chance of each kind of group, and the sizes it may have."""

    family: float
    network: float
    network_from: int
    family_up_to: int


class Age(Declaration, frozen=True, rename={"from_age": "from"}):
    """Relative chance of joining from each age on."""

    from_age: tuple[int, ...]
    chance: tuple[float, ...]


class Large(Declaration, frozen=True, rename={"from_size": "from"}):
    """What a large group adds to the chance of each mark."""

    from_size: int
    adds: float


class Ties(Declaration, frozen=True):
    """Ties between persons that are no groups."""

    ages: tuple[int, int]
    share: float
    most: dict[str, int]
    friend_within: int
    school_within: int
    school_until: int
    neighbour_within: int


class Settings(Declaration, frozen=True):
    """Everything in settings.yml."""

    size: Size
    least_in_a_city: int
    several_contexts: float
    lifespan: Lifespan
    turnover: Turnover
    near: Near
    deprivation_pull: float
    kin: dict[str, float]
    kin_places: int
    kin_offers: int
    kind: Kind
    age: Age
    women: float
    brokers: float
    activity_spread: float
    large: Large
    ties: Ties


@cache
def contexts() -> tuple[Context, ...]:
    """The contexts in which groups are planted, from contexts.yml."""
    return load_yaml(HERE / "contexts.yml", Contexts).contexts


@cache
def settings() -> Settings:
    """How groups are planted, from settings.yml."""
    return load_yaml(HERE / "settings.yml", Settings)
