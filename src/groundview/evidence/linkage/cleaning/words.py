"""The words of cleaning, read from the list beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class DefaultDates(Declaration, frozen=True):
    """How often a date must stand, in records and against the mean of all dates, to say nothing of a person."""

    records: int
    times: int


class Words(Declaration, frozen=True):
    """The whole list."""

    titles: str
    placeholders: tuple[str, ...]
    default_dates: DefaultDates
    oldest_year: int


@cache
def words() -> Words:
    """The list."""
    return load_yaml(Path(__file__).with_suffix(".yml"), Words)


def titles() -> str:
    """A pattern of one title."""
    return "|".join(title.strip() for title in words().titles.split(","))


def placeholders() -> str:
    """A pattern of whole names that stand for nobody."""
    return "|".join(f"(?:{pattern})" for pattern in words().placeholders)
