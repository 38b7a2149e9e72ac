"""The planted numbers of the market, read strictly from settings.yml, which says where they come from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class Premises(Declaration, frozen=True):
    """How many, and how long they stay open (days)."""

    per_100000: float
    least: int
    same_day: float
    mean_days: float
    spread_days: float
    least_days: int
    gap_days: int
    before: int


class Operators(Declaration, frozen=True):
    """Who runs premises: how many each, how many persons and phones."""

    premises_of_joint: float
    premises_of_single: float
    elsewhere: float
    second: float
    acting: dict[int, float]
    women: float
    phones: dict[int, float]
    own_phone: float


class Workers(Declaration, frozen=True):
    """How many work, and how they move between premises (days)."""

    per_premises: float
    at_one: dict[int, float]
    free: float
    loyal: dict[str, float]
    women: float
    men: float
    mean_days: float


class Known(Declaration, frozen=True):
    """What of the truth comes to notice and onto a record; days for `delay`, shares for the rest."""

    visible: float
    not_visible: float
    delay: int
    links: dict[str, float]
    visitors: float
    role_wrong: float
    type_unknown: float
    type_wrong: float
    visible_unknown: float
    area_missing: float
    postcode_missing: float
    address_wrong: float
    assessed: float
    visited: float
    phone_noted: float


class Adverts(Declaration, frozen=True):
    """How many adverts, and what they carry."""

    days_apart: int
    unrelated: float
    unrelated_each: float
    phone_in_text: float
    website: float
    place_missing: float
    place_is_city: float


class Settings(Declaration, frozen=True):
    """All of them."""

    premises: Premises
    runs: dict[str, float]
    operators: Operators
    controlled: dict[str, float]
    planned: dict[str, float]
    types: dict[str, float]
    addresses: dict[str, tuple[str, ...]]
    visible: dict[str, float]
    workers: Workers
    known: Known
    adverts: Adverts


@cache
def settings() -> Settings:
    """As the file declares them."""
    return load_yaml(Path(__file__).with_name("settings.yml"), Settings)
