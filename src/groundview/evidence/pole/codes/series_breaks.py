"""Days on which the way of recording changed, read from the list beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class SeriesBreak(Declaration, frozen=True):
    """A change in recording: its ISO date, the table whose rows it touches, what changed and what that does."""

    day: str
    table: str
    what: str
    effect: str


class SeriesBreaks(Declaration, frozen=True):
    """The whole list."""

    breaks: tuple[SeriesBreak, ...]


@cache
def series_breaks() -> tuple[SeriesBreak, ...]:
    """Every known break, oldest first."""
    return tuple(
        sorted(load_yaml(Path(__file__).with_suffix(".yml"), SeriesBreaks).breaks, key=lambda one: one.day)
    )
