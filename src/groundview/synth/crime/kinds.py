"""The types of offence, as declared."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent


class Kind(Declaration, frozen=True):
    """One type of offence; types.yml says what each key means."""

    key: str
    code: str
    name: str
    share: float
    sentence: float
    victim: Literal["person", "business", "none"]
    where: str
    hours: str
    suspect: float
    outcomes: str
    mo: str
    together: float
    context: str | None = None
    specialism: str | None = None
    gain: bool = False
    week: str = "even"
    season: str = "even"
    trend: float = 0.0
    known: float = 1.0
    window: float = 1.0
    late: float = 0.0
    historic: float = 0.0
    loss: tuple[float, float] | None = None
    lost: float = 0.95
    recovered: float = 0.0
    repeat: float = 0.0
    near: float = 0.0
    group: float = 0.0
    neighbourhood: float = 0.0
    crowd: float = 0.0
    harmed: str = "adult"
    domestic: float = 0.0
    online: float = 0.0
    hate: float = 0.0
    witness: float = 0.0
    planned: float = 0.03


class Kinds(Declaration, frozen=True):
    """All types, in the order of their ids."""

    types: tuple[Kind, ...]


class Season(Declaration, frozen=True):
    """A wave over the year."""

    swing: float
    peak: int


class Harmed(Declaration, frozen=True):
    """Whom a type befalls."""

    women: float
    ages: dict[int, float]


class Outcomes(Declaration, frozen=True):
    """Shares of outcome types with a suspect and without."""

    suspect: dict[str, float]
    none: dict[str, float]


class Profiles(Declaration, frozen=True):
    """Everything in profiles.yml."""

    hours: dict[str, dict[int, float]]
    weeks: dict[str, tuple[float, ...]]
    seasons: dict[str, Season]
    places: dict[str, dict[str, float]]
    harmed: dict[str, Harmed]
    outcomes: dict[str, Outcomes]


@cache
def kinds() -> tuple[Kind, ...]:
    """The types of offence; a type's place in them is its type_id."""
    return load_yaml(HERE / "types.yml", Kinds).types


@cache
def profiles() -> Profiles:
    """What types name, from profiles.yml."""
    return load_yaml(HERE / "profiles.yml", Profiles)
