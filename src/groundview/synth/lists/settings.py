"""The planted numbers of the hidden populations and of the lists, read strictly from settings.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class Listing(Declaration, frozen=True):
    """One agency's list, the system that keeps it, and the chance that it has a person, by stratum."""

    list: str
    system: str
    reach: dict[str, float]


class Dependence(Declaration, frozen=True):
    """Being on the first list multiplies the odds of being on the second."""

    first: str
    second: str
    odds_ratio: float


class Population(Declaration, frozen=True):
    """One hidden population: persons per 100,000 residents, the shares of its two strata, its lists."""

    population: str
    per_100000: float
    strata: dict[str, float]
    lists: tuple[Listing, ...]
    dependence: Dependence


class Settings(Declaration, frozen=True):
    """All of them."""

    least: int
    women: dict[str, float]
    men: dict[str, float]
    populations: tuple[Population, ...]
    workers: dict[str, float]
    erroneous: float
    again: float


@cache
def settings() -> Settings:
    """As the file declares them."""
    return load_yaml(Path(__file__).with_name("settings.yml"), Settings)
