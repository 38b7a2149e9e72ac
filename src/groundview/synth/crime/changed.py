"""What is declared of changes: a break, a gap, and interventions."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml

HERE = Path(__file__).parent


class Break(Declaration, frozen=True):
    """A force records more of these types from a day on."""

    force: int
    from_day: date
    ratio: float
    types: tuple[str, ...]
    why: str


class Gap(Declaration, frozen=True):
    """Days that one force's extract lacks."""

    force: int
    from_day: date
    to_day: date
    why: str


class Action(Declaration, frozen=True):
    """What was done in areas of one city, and what it did."""

    key: str
    city: int
    from_day: date
    to_day: date
    areas: float
    ratio: float
    displaced: float
    claimed: str
    strand: str
    agency: str
    assessed_by: str
    types: tuple[str, ...]
    description: str


class Others(Declaration, frozen=True):
    """Interventions without an effect on offences."""

    per_100k: float
    least: int
    days: tuple[int, int]
    open: float
    no_claim: float
    targets: dict[str, float]
    claimed: dict[str, float]
    strands: dict[str, float]
    agencies: dict[str, float]
    assessed_by: dict[str, float]
    descriptions: dict[str, tuple[str, ...]]


class Changes(Declaration, frozen=True, rename={"break_": "break"}):
    """Everything in changes.yml."""

    break_: Break
    gap: Gap
    most_areas: int
    areas: tuple[Action, ...]
    others: Others


@cache
def changes() -> Changes:
    """As the file declares them."""
    return load_yaml(HERE / "changes.yml", Changes)
