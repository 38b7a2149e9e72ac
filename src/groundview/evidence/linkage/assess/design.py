"""The declared design of samples for judging."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class Design(Declaration, frozen=True):
    """What `design.yml` says; its comments say why."""

    pairs: int
    most_uncertain: int
    from_each_far: int
    bands: tuple[float, ...]
    far_below: float
    least_judged: int
    confidence: float
    frequent_surnames: float
    ages: tuple[int, ...]


@cache
def design() -> Design:
    """The design as it is declared."""
    return load_yaml(Path(__file__).with_name("design.yml"), Design)
