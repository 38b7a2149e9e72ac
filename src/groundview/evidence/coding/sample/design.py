"""The declared design of samples for coding."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class Design(Declaration, frozen=True):
    """What `design.yml` says; its comments say why."""

    cases: int
    double: float
    least: int
    points: tuple[str, ...]
    weighs: dict[str, float]
    clusters: int


@cache
def design() -> Design:
    """The design as it is declared."""
    return load_yaml(Path(__file__).with_name("design.yml"), Design)
