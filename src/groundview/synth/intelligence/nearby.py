"""Residents of an age at which logs name people, by area: drawn whoever they are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from groundview.synth.dials import FROM
from groundview.synth.world import World

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Persons in the order of their areas, and where each area begins."""

    person: Ids
    area: Ids
    first: Ids

    def draw(self, rng: np.random.Generator, areas: Ids) -> Ids:
        """A resident of each of these areas; -1 where an area has none of an age."""
        many = self.first[areas + 1] - self.first[areas]
        place = self.first[areas] + np.floor(rng.random(len(areas)) * many).astype(np.int64)
        drawn: Ids = np.where(many > 0, np.append(self.person, -1)[place], -1)
        return drawn


def nearby(world: World, ages: tuple[int, int]) -> Nearby:
    """Residents from the first of these ages to under the second, at the start of the study."""
    found = world.get(
        "SELECT person_id, area_id FROM person"
        f" WHERE born <= DATE '{FROM}' - INTERVAL {ages[0]} YEARS"
        f" AND born > DATE '{FROM}' - INTERVAL {ages[1]} YEARS ORDER BY area_id, person_id"
    )
    area = found["area_id"].astype(np.int64)
    first = np.searchsorted(area, np.arange(world.count("area") + 1)).astype(np.int64)
    return Nearby(found["person_id"].astype(np.int64), area, first)
