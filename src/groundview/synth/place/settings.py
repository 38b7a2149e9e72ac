"""How cities are laid out, read from the file beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml


class City(Declaration, frozen=True):
    """Its share of a region's residents, and its force in the region."""

    share: float
    force: int


class Outline(Declaration, frozen=True):
    """The shape of a city and of its areas' boundaries."""

    km2_per_area: float
    density: float
    jitter: float
    waves: float
    stretch: float
    wiggle: float
    stray: float
    points: int
    least_metres: float


class Sites(Declaration, frozen=True):
    """Where cities may stand, in metres on the national grid."""

    west: float
    south: float
    columns: int
    rows: int
    east_step: float
    north_step: float
    jitter: float


class Deprivation(Declaration, frozen=True):
    """How deprivation lies over a city."""

    reach: float
    smooth: float
    centre: float
    against_nation: float
    median_score: float
    spread: float


class Bustle(Declaration, frozen=True):
    """What pulls people in."""

    centre: float
    centre_reach: float
    areas_per_district: int
    district: float
    district_reach: float
    noise: float
    businesses: float


class AreaKind(Declaration, frozen=True):
    """Share of areas; pull of the centre and of deprivation; persons a household."""

    share: float
    near: float
    deprived: float
    persons: float


class Streets(Declaration, frozen=True):
    """Streets within an area."""

    dwellings: int
    least_metres: float
    most_metres: float
    inside: float
    set_back: float
    main: float
    dwellings_per_postcode: int


class Premises(Declaration, frozen=True):
    """Addresses of one kind: how many an area, how strongly they follow bustle, how few a city has."""

    mean: float
    follows: float
    least: int


class Place(Declaration, frozen=True):
    """The whole file."""

    residents_per_area: int
    population_spread: float
    cities: tuple[City, ...]
    outline: Outline
    sites: Sites
    deprivation: Deprivation
    bustle: Bustle
    kinds: dict[str, AreaKind]
    neighbourhood_share: float
    streets: Streets
    vacant: float
    premises: dict[str, Premises]


@cache
def settings() -> Place:
    """What the file says."""
    return load_yaml(Path(__file__).with_suffix(".yml"), Place)
