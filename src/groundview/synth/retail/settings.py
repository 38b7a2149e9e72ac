"""What is declared of partners: who they are, what they record, and how little of it the police hear of."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent


class Missing(Declaration, frozen=True, rename={"from_day": "from", "to_day": "to"}):
    """A spell of days of which a partner supplied nothing."""

    from_day: date
    to_day: date


class Partner(Declaration, frozen=True):
    """One partner, and the planted share of its incidents that the police record."""

    key: str
    name: str
    kind: str
    places: tuple[str, ...]
    share: float
    offences: tuple[str, ...]
    reported: float
    per_1000_a_year: float
    reference_kept: float
    prefix: str
    missing: tuple[Missing, ...] = ()


class Season(Declaration, frozen=True):
    """Relative numbers of incidents by month, and growth a year."""

    month: tuple[float, ...]
    growth: float


class Visits(Declaration, frozen=True):
    """Visits of groups to several shops."""

    share: float
    more_shops: float
    most_shops: int
    elsewhere: float
    other_specialism: float
    acting_mean: float


class Amount(Declaration, frozen=True):
    """A log-normal amount of pounds."""

    median: float
    spread: float


class Value(Declaration, frozen=True):
    """What an incident is worth, by who recorded it or who acted, and how far partner and police agree."""

    chain: Amount
    visit: Amount
    trading_standards: Amount
    housing: Amount
    agrees: float
    disagrees_by: float


class Settings(Declaration, frozen=True):
    """Everything in settings.yml."""

    partners: tuple[Partner, ...]
    season: Season
    place_spread: float
    visits: Visits
    value: Value
    alone: dict[str, float]
    written: dict[str, float]


class Words(Declaration, frozen=True):
    """Everything in words.yml."""

    categories: dict[str, dict[str, tuple[str, ...]]]
    persons: dict[str, tuple[str, ...]]
    height: tuple[str, ...]
    wearing: tuple[str, ...]
    carrying: tuple[str, ...]
    did: tuple[str, ...]
    if_planned: tuple[str, ...]


@cache
def settings() -> Settings:
    """How incidents are planted, from settings.yml."""
    return load_yaml(HERE / "settings.yml", Settings)


@cache
def words() -> Words:
    """What partners write, from words.yml."""
    return load_yaml(HERE / "words.yml", Words)
