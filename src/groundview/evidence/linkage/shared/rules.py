"""The rules of collective evidence, read from the list beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class SharedRules(Declaration, frozen=True):
    """The whole list."""

    sure_same: float
    sure_different: float
    others: tuple[int, ...]
    most_bits: float
    rounded_to: float
    crowd: int


@cache
def shared_rules() -> SharedRules:
    """The list."""
    return load_yaml(Path(__file__).with_suffix(".yml"), SharedRules)
