"""How many bad rows are planted, and what stands in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class Words(Declaration, frozen=True):
    """What stands where a value should: for each kind of value, texts that are none."""

    date: tuple[str, ...]
    number: tuple[str, ...]
    code: tuple[str, ...]
    answer: tuple[str, ...]
    missing: tuple[str, ...]


class BadRows(Declaration, frozen=True):
    """Share of a file's good rows, most in one file, and the tables with rows that cannot even be split."""

    rate: float
    most: int
    ragged: tuple[str, ...]
    words: Words


@cache
def bad_rows() -> BadRows:
    """The settings."""
    return load_yaml(Path(__file__).with_name("bad_rows.yml"), BadRows)
