"""An invented town in the North Sea: its areas, their deprivation, the points to which offences snap."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

Point = tuple[float, float]
"""Kilometres east and north of the middle of the town."""

NAME = "Northmere"
AREAS = 24
MIDDLE = (2.0, 53.5)
KM_PER_DEGREE = (66.2, 111.3)
DECILE_STARTS = (7.5, 10.0, 13.0, 16.0, 19.5, 24.0, 29.0, 36.0, 45.0)
FIRST: tuple[str, ...] = (
    "Anchor",
    "Beacon",
    "Cockle",
    "Dulse",
    "Ebb",
    "Fathom",
    "Gannet",
    "Herring",
    "Jetty",
    "Kelp",
    "Limpet",
)
FIRST += ("Mussel", "Neap", "Oyster", "Pilchard", "Quay", "Rudder", "Spindrift", "Tern", "Undertow", "Whelk")
SECOND = ("Street", "Road", "Close", "Avenue", "Lane", "Terrace", "Way", "Drive")
BUSY = ("Supermarket", "Shopping Area", "Parking Area", "Nightclub", "Petrol Station", "Theatre/Concert Hall")


@dataclass(frozen=True)
class Snap:
    """A point to which offences are moved, as data.police.uk does it."""

    longitude: str
    latitude: str
    location: str


@dataclass(frozen=True)
class Area:
    """One area. `centrality` is 1 in the middle of the town and falls to 0 at its edge."""

    code: str
    name: str
    ring: tuple[Point, ...]
    population: int
    households: int
    businesses: int
    imd_score: float
    centrality: float
    snaps: tuple[Snap, ...]

    @property
    def imd_decile(self) -> int:
        """1 is the most deprived tenth; the starts are invented."""
        return 10 - sum(self.imd_score >= start for start in DECILE_STARTS)


def areas(random: Random) -> list[Area]:
    """The areas of the town, from north-west to south-east."""
    outline = _outline()
    sites = [_somewhere(random) for _ in range(AREAS)]
    for _ in range(3):  # Lloyd's relaxation: a few rounds make cells of like size that are still irregular
        sites = [_centre(cell) for cell in _cells(sites, outline)]
    sites.sort(key=lambda site: (-round(site[1] / 1.2), site[0]))
    names = [f"{first} {second}" for second in SECOND for first in FIRST]
    random.shuffle(names)
    cells = _cells(sites, outline)
    return [
        _area(random, number, site, cell, names)
        for number, (site, cell) in enumerate(zip(sites, cells, strict=True))
    ]


def degrees(point: Point) -> Point:
    """Longitude and latitude."""
    return MIDDLE[0] + point[0] / KM_PER_DEGREE[0], MIDDLE[1] + point[1] / KM_PER_DEGREE[1]


def _area(random: Random, number: int, site: Point, cell: list[Point], names: list[str]) -> Area:
    centrality = max(0.0, 1 - math.dist(site, (0.3, -0.2)) / 2.2)
    population = random.randrange(1700, 3000)
    streets = [names.pop() for _ in range(7)] + list(BUSY if centrality > 0.55 else BUSY[:1])
    return Area(
        code=f"X01{number + 1:06d}",
        name=f"{NAME} {number // 4 + 1:03d}{'ABCD'[number % 4]}",
        ring=_uneven(cell),
        population=population,
        households=round(population / random.uniform(2.1, 2.6)),
        businesses=round(40 + 520 * centrality**2 + random.uniform(0, 30)),
        imd_score=round(max(3.0, _deprivation(site) + random.gauss(0, 3)), 1),
        centrality=centrality,
        snaps=tuple(_snap(random, site, cell, street) for street in streets),
    )


def _deprivation(site: Point) -> float:
    """Two poor quarters, a harbour and an estate; neighbours are alike."""
    harbour = math.exp(-(math.dist(site, (1.8, -1.3)) ** 2) / 2.5)
    estate = math.exp(-(math.dist(site, (-2.2, 0.9)) ** 2) / 1.2)
    return 11 + 2 * site[0] + 34 * harbour + 24 * estate


def _snap(random: Random, site: Point, cell: list[Point], street: str) -> Snap:
    corner, share = random.choice(cell), random.uniform(0.15, 0.7)
    at = degrees((site[0] + share * (corner[0] - site[0]), site[1] + share * (corner[1] - site[1])))
    return Snap(f"{at[0]:.6f}", f"{at[1]:.6f}", f"On or near {street}")


def _outline() -> list[Point]:
    """A rounded outline: a superellipse, which is convex."""
    turns = [2 * math.pi * step / 40 for step in range(40)]
    return [(3.6 * _soft(math.cos(turn)), 2.9 * _soft(math.sin(turn))) for turn in turns]


def _soft(value: float) -> float:
    return math.copysign(abs(value) ** 0.8, value)


def _somewhere(random: Random) -> Point:
    return random.uniform(-3, 3), random.uniform(-2.4, 2.4)


def _cells(sites: list[Point], outline: list[Point]) -> list[list[Point]]:
    """The Voronoi cell of each site within the outline, cut along the line halfway to every other site."""
    cells = []
    for site in sites:
        cell = outline
        for other in sites:
            if other != site:
                cell = _nearer(cell, site, other)
        cells.append(cell)
    return cells


def _nearer(cell: list[Point], site: Point, other: Point) -> list[Point]:
    """The part of a convex polygon that is nearer to `site` than to `other`."""

    def beyond(point: Point) -> float:
        return math.dist(point, site) ** 2 - math.dist(point, other) ** 2

    kept: list[Point] = []
    for start, end in zip(cell, cell[1:] + cell[:1], strict=True):
        before, after = beyond(start), beyond(end)
        if before <= 0:
            kept.append(start)
        if before * after < 0:
            share = before / (before - after)
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    return kept


def _centre(cell: list[Point]) -> Point:
    return sum(x for x, _ in cell) / len(cell), sum(y for _, y in cell) / len(cell)


def _uneven(cell: list[Point]) -> tuple[Point, ...]:
    """The cell with its long edges bent a little; neighbours bend the edge between them in the same way."""
    ring: list[Point] = []
    for start, end in zip(cell, cell[1:] + cell[:1], strict=True):
        ring += [start, *_bends(start, end)]
    return tuple(ring)


def _bends(start: Point, end: Point) -> list[Point]:
    length = math.dist(start, end)
    if length < 0.62:
        return []
    one, two = sorted((start, end), key=lambda point: (round(point[0], 4), round(point[1], 4)))
    random = Random(f"{one[0]:.4f} {one[1]:.4f} {two[0]:.4f} {two[1]:.4f}")
    bends = []
    for share in (0.25, 0.5, 0.75):
        aside = random.uniform(-0.05, 0.05)
        bends.append(
            (
                one[0] + share * (two[0] - one[0]) - aside * (two[1] - one[1]),
                one[1] + share * (two[1] - one[1]) + aside * (two[0] - one[0]),
            )
        )
    return bends if one == start else bends[::-1]
