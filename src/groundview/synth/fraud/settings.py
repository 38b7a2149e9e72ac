"""What is declared of frauds: how many, whom they harm, what is lost and what is written."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent
BASES = ("local", "elsewhere_uk", "overseas")
"""Where those who act are; a number in the tables is a place in this list."""
KINDS = ("phone", "email", "bank_account", "website", "social_handle")
"""Kinds of identifier that a report may hold."""


class Season(Declaration, frozen=True):
    """Relative numbers of reports by month and weekday, and growth a year."""

    month: tuple[float, ...]
    weekday: tuple[float, ...]
    growth: float


class Service(Declaration, frozen=True):
    """When one service took over from another, and what it did to the number of reports."""

    change: date
    after: float
    before_days: int
    before: float


class Delay(Declaration, frozen=True):
    """Days from a fraud to its report."""

    median: float
    spread: float
    slow_families: tuple[str, ...]
    slow_median: float


class Loss(Declaration, frozen=True):
    """What is lost: expected means in pounds, and the shape around them."""

    organised: float
    other: float
    spread: float
    tail: float
    tail_from: float
    tail_to: float
    tail_exponent: float
    organisation: float
    by_income: float
    rounded: float
    missing: float
    wrong_point: float


class Income(Declaration, frozen=True):
    """Victims' income, pounds a year, and where it is missing."""

    median: float
    spread: float
    by_deprivation: float
    missing: float
    missing_65: float
    missing_rich: float
    rich: float


class Again(Declaration, frozen=True):
    """Victims who are harmed more than once."""

    share: float
    same_group: float
    mean_days: float


class Base(Declaration, frozen=True):
    """Where those who act are, and what the report says of it."""

    group_international: dict[str, float]
    group_national: dict[str, float]
    remote: dict[str, float]
    mixed: dict[str, float]
    elsewhere: dict[str, float]
    near: dict[str, float]
    unknown: float
    wrong: float
    group_affinity: float


class Actors(Declaration, frozen=True):
    """How many act, and which of them live here."""

    alone: tuple[float, ...]
    group_mean: float
    planned_alone: float
    series: float
    series_days: float
    mule: float
    known_before: float
    remote_associate: float


class Reuse(Declaration, frozen=True):
    """How long a group keeps identifiers of a kind, and how many at once."""

    days: int
    at_once: int


class Written(Declaration, frozen=True):
    """Errors and gaps in what is written, as shares; `dirt` multiplies them."""

    legitimate: float
    mistyped: float
    narrative_mistyped: float
    narrative_missing: float
    narrative_repeats: float
    narrative_closes: float
    narrative_small: float
    type_wrong: float
    no_victim: float
    no_area: float
    no_age: float
    no_sex: float
    no_contact: float


class Days(Declaration, frozen=True):
    """A log-normal delay."""

    median: float
    spread: float


class Handling(Declaration, frozen=True):
    """What the service and the forces did with a report."""

    disseminated: float
    disseminated_local: float
    disseminated_large: float
    large: float
    disseminated_days: Days
    outcome: float
    outcome_days: Days
    contacted: float
    contacted_older: float
    contacted_days: Days
    outcomes: dict[str, float]


class Settings(Declaration, frozen=True):
    """Everything in settings.yml."""

    per_1000_a_year: float
    season: Season
    service: Service
    delay: Delay
    loss: Loss
    income: Income
    ages: dict[str, tuple[float, ...]]
    again: Again
    base: Base
    actors: Actors
    traces: dict[str, dict[str, float]]
    reuse: dict[str, Reuse]
    written: Written
    handling: Handling


@cache
def settings() -> Settings:
    """How frauds are planted, from settings.yml."""
    return load_yaml(HERE / "settings.yml", Settings)
