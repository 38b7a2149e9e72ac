"""The settings of clustering and drawing, as `rules.yml` declares them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class LinkRules(Declaration, frozen=True):
    """What each one means stands beside it in the file."""

    absent: float
    alike: float
    most: float
    kept: float
    hold: float
    certain: float
    thinkable: float
    cuts: tuple[float, ...]
    shift: float
    shift_doubt: float
    warmth: float
    warmth_doubt: float
    missed: tuple[float, ...]
    missed_doubt: tuple[float, ...]


@cache
def link_rules() -> LinkRules:
    """The rules as they are declared."""
    return load_yaml(Path(__file__).with_name("rules.yml"), LinkRules)
