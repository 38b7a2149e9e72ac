"""What interventions, and a change of the practice of recording, do to the offences there are."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.changed import Action, changes
from groundview.synth.crime.days import FIRST
from groundview.synth.crime.draws import Ids, Truths, within
from groundview.synth.crime.kinds import kinds
from groundview.synth.crime.places import Places
from groundview.synth.world import Arrays, World


def treated(world: World) -> dict[str, Ids]:
    """The area_ids of each action: areas that adjoin each other, from the one with the lowest id outside planted
    neighbourhoods that has most neighbours, until the share of residents or the number of areas is reached."""
    area = world.get(
        "SELECT area_id, city_id, population, neighbourhood IS NULL AS open FROM area ORDER BY area_id"
    )
    pairs = world.get("SELECT area_id, other_id FROM adjacent ORDER BY area_id, other_id")
    return {
        action.key: _grown(
            area, pairs, np.flatnonzero((area["city_id"] == action.city) & area["open"]), action
        )
        for action in changes().areas
    }


def _grown(area: Arrays, pairs: Arrays, allowed: Ids, action: Action) -> Ids:
    inside = np.isin(pairs["area_id"], allowed) & np.isin(pairs["other_id"], allowed)
    one, other = pairs["area_id"][inside], pairs["other_id"][inside]
    wanted = action.areas * area["population"][area["city_id"] == action.city].sum()
    chosen = [int(allowed[np.bincount(one, minlength=len(area["area_id"]))[allowed].argmax()])]
    while area["population"][chosen].sum() < wanted and len(chosen) < changes().most_areas:
        around = np.setdiff1d(other[np.isin(one, chosen)], chosen)
        rest = around if len(around) else np.setdiff1d(allowed, chosen)
        if not len(rest):
            break
        chosen.append(int(rest[0]))
    return np.sort(np.array(chosen, dtype=np.int64))


def of_types(type_id: Ids, keys: tuple[str, ...]) -> Truths:
    """Which of these are of one of the types named."""
    found: Truths = np.array([kind.key in keys for kind in kinds()])[type_id]
    return found


def take_effect(world: World, offence: Arrays, everywhere: Places, areas: dict[str, Ids]) -> Truths:
    """Moves offences that are displaced, and tells which remain, shape (n,)."""
    rng, n = world.rng("crime", "effects"), len(offence["type_id"])
    area = everywhere.address["area_id"][offence["at"]]
    gone = np.zeros(n, dtype=np.bool_)
    offence["moved"] = np.zeros(n, dtype=np.bool_)
    pairs = world.get("SELECT area_id, other_id FROM adjacent ORDER BY area_id, other_id")
    for action in changes().areas:
        since = offence["day"] + FIRST >= np.datetime64(action.from_day)
        here = since & np.isin(area, areas[action.key]) & of_types(offence["type_id"], action.types)
        ended = here & (rng.random(n) >= action.ratio)
        moves = np.flatnonzero(ended & (rng.random(n) < action.displaced))
        beside = np.setdiff1d(
            pairs["other_id"][np.isin(pairs["area_id"], areas[action.key])], areas[action.key]
        )
        ended[_moved(rng, offence, everywhere, moves, beside)] = False
        gone |= ended
    remain: Truths = ~gone
    return remain


def as_recorded(world: World, offence: Arrays, everywhere: Places) -> Truths:
    """Which offences are recorded: before its practice changed, a force recorded fewer of some types, shape (n,)."""
    practice, n = changes().break_, len(offence["type_id"])
    force = everywhere.address["force_id"][offence["at"]]
    before = (offence["recorded_on"] < np.datetime64(practice.from_day)) & (force == practice.force)
    before &= of_types(offence["type_id"], practice.types)
    recorded: Truths = ~before | (world.rng("crime", "practice").random(n) < 1 / practice.ratio)
    return recorded


def _moved(rng: np.random.Generator, offence: Arrays, everywhere: Places, rows: Ids, beside: Ids) -> Ids:
    """Puts these rows into the areas beside, at a place of the same kind; gives those for which there was one."""
    if not len(rows) or not len(beside):
        return rows[:0]
    area = beside[rng.integers(0, len(beside), len(rows))]
    low, high = (bound[area] for bound in everywhere.of_area)
    placed = np.zeros(len(rows), dtype=np.bool_)
    for number, name in enumerate(everywhere.kinds):
        sums = everywhere.sums[name]
        some = np.flatnonzero((offence["where"][rows] == number) & (sums[high] > sums[low]))
        offence["at"][rows[some]] = within(rng, sums, low[some], high[some], len(some))
        offence["first"][rows[some]], offence["near"][rows[some]] = -1, False
        offence["moved"][rows[some]] = True
        placed[some] = True
    moved: Ids = rows[placed]
    return moved


def kept(offence: Arrays, remain: Truths) -> Arrays:
    """The offences that remain; what followed one that is gone or moved away follows none."""
    number = np.cumsum(remain) - 1
    first = offence["first"]
    survives = (first >= 0) & remain[first] & ~offence["moved"][first]
    offence["near"] = offence["near"] & survives
    offence["first"] = np.where(survives, number[first], -1)
    return {name: values[remain] for name, values in offence.items()}
