"""What is declared of how systems write persons down."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent
DETAILS = (
    "middle",
    "birth",
    "sex",
    "ethnicity_self",
    "ethnicity_officer",
    "nationality",
    "address",
    "phone",
    "email",
)
"""What may be asked of a person, beside a forename and a surname."""


class Care(Declaration, frozen=True):
    """How thoroughly persons in some roles are taken down."""

    care: str
    nameless: float
    identifiers: float
    never: tuple[str, ...]
    missing: dict[str, float]


class Holding(Declaration, frozen=True):
    """One system of one keeper, and how it numbers and spells."""

    system: str
    force_id: int | None
    prefix: str
    width: int
    first: int
    not_found: float
    upper: float
    plain: float
    yearly: bool = False


class Migration(Declaration, frozen=True):
    """A move of one system into another, and the copies it left."""

    system: str
    force_id: int
    on: date
    prefix: str
    width: int
    first: int
    copied: float
    repointed: float
    onwards: float


class EthnicityMissing(Declaration, frozen=True):
    """What multiplies the chance that ethnicity is missing, by table of persons and by broad group."""

    tables: dict[str, float]
    groups: dict[str, float]


class Settings(Declaration, frozen=True):
    """Everything that is declared, as in the file."""

    roles: dict[str, str]
    cares: tuple[Care, ...]
    holdings: tuple[Holding, ...]
    elsewhere: Holding
    gaps: int
    harder_without_birth: float
    older_record: float
    migration: Migration
    ethnicity_missing: EthnicityMissing
    rates: dict[str, float]
    ladders: dict[str, dict[str, float]]
    email_holders: float
    email_domains: tuple[str, ...]
    residents_a_borrowed_phone: int
    phone_seen_elsewhere: float
    placeholders: dict[str, tuple[str, ...]]
    seen_as: dict[str, str]
    officer_codes: tuple[str, ...]


@cache
def settings() -> Settings:
    """The declared settings."""
    return load_yaml(HERE / "settings.yml", Settings)
