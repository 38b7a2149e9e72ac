"""The middles of areas: spread over each city in a sunflower's spiral, denser in the middle, with jitter."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.synth.place.settings import settings
from groundview.synth.world import World

GOLDEN = np.pi * (3 - np.sqrt(5))


@dataclass(frozen=True, slots=True)
class Seeds:
    """Points in metres, shape (n + g, 2): first the n middles of areas, in the order of their ids, then g points of
    the country around, which bound the outer areas. `city` and `radius` (of that city) are of the n only."""

    points: NDArray[np.float64]
    city: NDArray[np.int64]
    radius: NDArray[np.float64]
    middles: NDArray[np.float64]

    @property
    def areas(self) -> int:
        """The number of areas."""
        return len(self.city)

    def places(self) -> NDArray[np.float64]:
        """Where each area is from its city's centre, in radii of the city; shape (n, 2)."""
        away: NDArray[np.float64] = self.points[: self.areas] - self.middles[self.city]
        return away / self.radius[:, None]

    def from_centre(self) -> NDArray[np.float64]:
        """How far each area is from its city's centre, in radii of the city; shape (n,)."""
        x, y = self.places().T
        shares: NDArray[np.float64] = np.round(np.hypot(x, y), 6)
        return shares


def scatter(world: World, middles: NDArray[np.float64]) -> Seeds:
    """Scatters the middles of all cities' areas."""
    wanted = world.dials.residents / settings().residents_per_area
    counts = [max(4, round(wanted * city.share)) for city in settings().cities]
    grown = [_sunflower(world.rng("place.seeds", str(at)), count) for at, count in enumerate(counts)]
    each = list(zip(grown, counts, middles, strict=True))
    inner = [_in_strips(points[:count]) + middle for points, count, middle in each]
    outer = [points[count:] + middle for points, count, middle in each]
    city = np.repeat(np.arange(len(counts)), counts)
    return Seeds(np.round(np.concatenate(inner + outer), 2), city, _radius(np.array(counts))[city], middles)


def _radius(areas: NDArray[np.int64]) -> NDArray[np.float64]:
    radius: NDArray[np.float64] = np.sqrt(areas * settings().outline.km2_per_area * 1e6 / np.pi)
    return radius


def _sunflower(rng: np.random.Generator, count: int) -> NDArray[np.float64]:
    """The points of one city around (0, 0), and after them three rings of the country around it."""
    outline = settings().outline
    radius = float(_radius(np.array([count]))[0])
    number = np.arange(count + int(11 * np.sqrt(count)) + 20)
    out = ((number + 0.5) / count) ** outline.density
    angle = number * GOLDEN + rng.uniform(0, 2 * np.pi)
    waves = rng.normal(0, outline.waves, 4)[:, None]
    turns = np.arange(2, 6)[:, None] * angle + rng.uniform(0, 2 * np.pi, (4, 1))
    away = radius * out * (1 + (waves * np.cos(turns)).sum(axis=0))
    spacing = radius * np.sqrt(2 * np.pi * outline.density * out ** (2 - 1 / outline.density) / count)
    points = away * np.array([np.cos(angle), np.sin(angle)])
    points += outline.jitter * spacing * rng.uniform(-1, 1, points.shape)
    stretch = np.exp(rng.normal(0, outline.stretch))
    points *= np.array([[stretch], [1 / stretch]])
    turned: NDArray[np.float64] = points.T
    return turned


def _in_strips(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """In order from north to south in strips two areas wide, there and back, so that near ids are near."""
    strips = max(1, round(np.sqrt(len(points)) / 2))
    rank = np.argsort(np.argsort(-points[:, 1], kind="stable"), kind="stable")
    strip = rank * strips // len(points)
    along = np.where(strip % 2 == 0, points[:, 0], -points[:, 0])
    return points[np.lexsort((along, strip))]
