"""What is declared of intelligence logs, their grades, and the list of mapped groups."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent
Shares = dict[str, float]


class Policing(Declaration, frozen=True):
    """What makes police write logs in one area rather than another."""

    bustle: float
    spread: float
    focus: float
    focus_times: float


class Naming(Declaration, frozen=True):
    """Whom and what logs name."""

    members: tuple[float, ...]
    taking_part: float
    hearsay: float
    regular: float
    regulars_per_1000: float
    regular_shape: float
    ages: tuple[int, int]
    offence: float
    premises: float
    location: float
    ocg: float


class Grades(Declaration, frozen=True):
    """How logs are graded, now and before."""

    source: Shares
    assessment: Shares
    assessment_wrong: Shares
    handling: Shares
    missing: float
    older_force: int
    newer_from: date
    older_source: dict[str, str]
    older_assessment: dict[str, str]
    older_handling: dict[str, str]


class Text(Declaration, frozen=True):
    """Rates of error in texts."""

    typing_error: float
    second_error: float
    empty: float
    name_in_text: float
    name_misspelt: float


class Seen(Declaration, frozen=True):
    """How often logs note what can be traced."""

    phone: float
    vehicle: float


class Mapping(Declaration, frozen=True):
    """Which groups are on the list of mapped groups, and what it says of them."""

    share: float
    visible: Shares
    size_power: float
    gone: float
    never: float
    never_size: tuple[int, int]
    still_active: float
    archive_days: float
    listed: float
    wrong: float
    by_reference: float
    name_error: float
    birth_missing: float
    drugs: float
    truth: float
    activities: dict[str, tuple[str, ...]]
    bands: Shares
    band_missing: float


class Settings(Declaration, frozen=True):
    """Everything in settings.yml."""

    per_1000_a_year: float
    about: Shares
    policing: Policing
    visible: Shares
    drugs_instead: float
    naming: Naming
    wrong: float
    again: float
    again_within: int
    contradicted: float
    contradicted_within: int
    delay_days: float
    grades: Grades
    text: Text
    seen: Seen
    mapping: Mapping


class Topic(Declaration, frozen=True):
    """What logs of one topic say, and how often hearsay is of it."""

    hearsay: float
    says: tuple[str, ...]


class Words(Declaration, frozen=True):
    """The parts of which texts are put together. `{street}` stands for a street of the log's area."""

    openings: tuple[str, ...]
    closings: tuple[str, ...]
    contradictions: tuple[str, ...]
    named: tuple[str, ...]
    topics: dict[str, Topic]


class Asked(Declaration, frozen=True, rename={"from_day": "from", "to_day": "to"}):
    """One set of data that one partner was asked for."""

    partner: str
    data: str
    status: str
    context: str | None = None
    from_day: date | None = None
    to_day: date | None = None


class Partners(Declaration, frozen=True):
    """Everything in partners.yml."""

    partners: tuple[Asked, ...]


@cache
def settings() -> Settings:
    """How intelligence is made, from settings.yml."""
    return load_yaml(HERE / "settings.yml", Settings)


@cache
def words() -> Words:
    """What logs say, from words.yml."""
    return load_yaml(HERE / "words.yml", Words)


@cache
def partners() -> tuple[Asked, ...]:
    """What partners were asked for, from partners.yml."""
    return load_yaml(HERE / "partners.yml", Partners).partners
