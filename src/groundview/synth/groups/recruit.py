"""Who holds each place in a group: drawn by where they live, their household, their age and sex, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from groundview.synth.groups.residents import Ids, Residents
from groundview.synth.groups.settings import KINDS, Settings
from groundview.synth.world import Arrays

YEAR_DAYS = 365.25
PATIENCE = 60
"""Draws after which a place is filled from the whole city, in case an area holds nobody of an age to join."""


def members(
    rng: np.random.Generator, settings: Settings, people: Residents, group: Arrays, stay: Arrays
) -> Ids:
    """The person of each stay; nobody has two. Organisers are drawn first: others may be of their household."""
    n = len(stay["group"])
    draw = _Recruiting(rng, settings, people, group, stay, np.full(n, -1, np.int64), _nobody(people))
    organisers = np.flatnonzero(stay["place"] == 0)
    draw.fill(organisers)
    draw.fill_from_household(organisers)
    draw.fill(np.flatnonzero(draw.held < 0))
    found: Ids = people.person[draw.held]
    return found


def _nobody(people: Residents) -> NDArray[np.bool_]:
    return np.zeros(len(people.person), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class _Recruiting:
    """The draw as far as it has come: `held` is the position in `people` of each stay's person, -1 for none yet."""

    rng: np.random.Generator
    settings: Settings
    people: Residents
    group: Arrays
    stay: Arrays
    held: Ids
    taken: NDArray[np.bool_]

    def fill(self, rows: Ids) -> None:
        """Draws and draws again until every one of these stays has a person."""
        areas = self._areas(rows)
        for drawn in count():
            if not len(rows):
                return
            near = areas if drawn < PATIENCE else np.full(len(rows), -1)
            offered = self._anybody(rows, near)
            women = np.where(self.people.woman[offered], self.settings.women, 1.0)
            self._offer(rows, offered, self._chance(rows, offered) * women)
            open_ = self.held[rows] < 0
            rows, areas = rows[open_], areas[open_]

    def fill_from_household(self, organisers: Ids) -> None:
        """The first places after the organiser's: some go to the organiser's household, women as readily as men."""
        stay, kin = self.stay, self.settings.kin
        of = np.zeros(len(self.group["size"]), dtype=np.int64)
        of[stay["group"][organisers]] = self.held[organisers]
        chance = np.array([kin[kind] for kind in KINDS])[self.group["kind"]]
        near = (stay["place"] > 0) & (stay["place"] <= self.settings.kin_places)
        rows = np.flatnonzero(near & (self.rng.random(len(near)) < chance[stay["group"]]))
        first, size = (column[of[stay["group"][rows]]] for column in self.people.household)
        for _ in range(self.settings.kin_offers):
            relative = first + np.floor(self.rng.random(len(rows)) * size).astype(np.int64)
            self._offer(rows, relative, self._chance(rows, relative))
            open_ = self.held[rows] < 0
            rows, first, size = rows[open_], first[open_], size[open_]

    def _areas(self, rows: Ids) -> Ids:
        """The area that each stay's person lives in: the group's own, one adjoining it, or -1 for any in its city."""
        near, home = self.settings.near, self.group["area_id"][self.stay["group"][rows]]
        first, many, listed = self.people.adjoining
        luck = self.rng.random(len(rows))
        nth = np.floor(self.rng.random(len(rows)) * many[home]).astype(np.int64)
        beside = np.append(listed, -1)[np.where(many[home] > 0, first[home] + nth, -1)]
        chosen: Ids = np.where(
            luck < near.own_area, home, np.where(luck < near.own_area + near.adjoining, beside, -1)
        )
        return chosen

    def _anybody(self, rows: Ids, areas: Ids) -> Ids:
        """A position for each row; -1 where the area has no residents."""
        city = self.group["city_id"][self.stay["group"][rows]]
        first = np.where(areas < 0, self.people.city[0][city], self.people.area[0][areas])
        many = np.where(areas < 0, self.people.city[1][city], self.people.area[1][areas])
        drawn = first + np.floor(self.rng.random(len(rows)) * many).astype(np.int64)
        found: Ids = np.where(many > 0, drawn, -1)
        return found

    def _offer(self, rows: Ids, offered: Ids, chance: NDArray[np.float64]) -> None:
        """Gives each place to the person offered if that person is free, is offered once, and joins."""
        fits = (offered >= 0) & ~self.taken[offered]
        fits &= self.rng.random(len(rows)) < chance
        rows, offered = rows[fits], offered[fits]
        offered, once = np.unique(offered, return_index=True)
        self.held[rows[once]] = offered
        self.taken[offered] = True

    def _chance(self, rows: Ids, offered: Ids) -> NDArray[np.float64]:
        age, joined = self.settings.age, self.stay["joined"][rows]
        years = (joined - self.people.born[offered]).astype(np.float64) / YEAR_DAYS
        step = np.searchsorted(age.from_age, years, side="right")
        chance: NDArray[np.float64] = np.append(0.0, age.chance)[step]
        return chance
