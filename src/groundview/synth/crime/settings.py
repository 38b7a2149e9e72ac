"""What is declared of crime as a whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent


class Places(Declaration, frozen=True):
    """What makes areas, streets and addresses differ."""

    deprivation: float
    noise: float
    smoothings: int
    bustle: float
    streets: float
    addresses: float
    most: float
    busy: tuple[str, ...]
    few: float


class Follow(Declaration, frozen=True):
    """Repeats and near repeats; days, metres, and shares."""

    repeat_days: float
    near_days: float
    near_most: int
    near_metres: float
    nearest: int
    same_hands: float
    unlike: float


class Clock(Declaration, frozen=True):
    """Delays in days and years (median, spread of the logarithm), and shares."""

    late_days: float
    late_spread: float
    prompt: float
    historic_years: float
    historic_spread: float
    window_spread: float
    first_of_month: float
    quarters: float


class Groups(Declaration, frozen=True):
    """What groups commit: relative weights and shares."""

    second: float
    special: float
    home: float
    home_areas: int
    away: float
    acting: dict[int, float]
    planned: dict[str, float]
    losses: float
    by_city: tuple[float, ...]


class Offenders(Declaration, frozen=True):
    """Who commits what groups do not."""

    share: float
    ages: dict[int, float]
    women: float
    spread: float
    most: float
    correlation: float
    deprivation: float
    near: float
    near_areas: int
    elsewhere: float
    sociable: float
    sociable_alone: float
    together: dict[int, float]
    crowd: tuple[int, int]


class Recorded(Declaration, frozen=True):
    """Shares of those truly there who come onto a record, and when (days)."""

    others: float
    by_group: float
    suspect_days: float
    suspect_spread: float
    at_once: float
    also_charged: float
    court_days: int
    convicted: float
    victim: float
    business_reporting: float
    reporting: float
    witness: float
    mistaken: float
    area_unknown: float
    area_wrong: float


class Victims(Declaration, frozen=True):
    """Who falls victim."""

    adult: int
    unlike: float
    pool: float
    overlap: float
    second: float
    domestic_women: float
    staff: int
    from_ages: tuple[int, ...]


class Outcome(Declaration, frozen=True):
    """Days from recording to each outcome."""

    days: dict[str, float]
    spread: float
    sexual_times: float


class Settings(Declaration, frozen=True):
    """Everything in settings.yml."""

    drawn: float
    place: Places
    follow: Follow
    clock: Clock
    groups: Groups
    offenders: Offenders
    recorded: Recorded
    victims: Victims
    outcome: Outcome


@cache
def settings() -> Settings:
    """As the file declares them."""
    return load_yaml(HERE / "settings.yml", Settings)
