"""Counts of victims over plausible linkages, against plain Python that counts every linkage from the start."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "unit" / "evidence" / "attribution"))
from attributed_world import DAY, World, new_world

from groundview.evidence.victims.counts.bands import DAYS, TIMES, last_of
from groundview.evidence.victims.counts.count_victims import make_victim_counts
from groundview.evidence.victims.counts.top import TOPS

RECORDS = 7
DRAWS = 2
LAST = date(2025, 12, 31)
PARTITION = st.lists(st.integers(0, RECORDS - 1), min_size=RECORDS, max_size=RECORDS)
Events = list[tuple[int, int, list[int]]]
"""Days after the first, the number of the area, and the records of victims."""
Cell = tuple[str, str, str, str]
"""Measure, area, period, breakdown."""

EVENTS = st.lists(
    st.tuples(
        st.integers(0, 600), st.integers(1, 2), st.lists(st.integers(1, RECORDS), max_size=3, unique=True)
    ),
    min_size=12,
    max_size=25,
)


def numbered(blocks: list[int]) -> list[int]:
    """By record, its person: the least record of its block."""
    return [1 + blocks.index(block) for block in blocks]


def world_of(events: Events, kept: list[int], drawn: list[list[int]]) -> World:
    world = new_world(*(f"n{number}" for number in range(1, RECORDS + 1)))
    world.put("study_areas", area_code="X2", name="Two", parent="Village")
    for month in (DAY, LAST.replace(day=1)):
        for area in ("X1", "X2"):
            world.put("coverage", area_code=area, month=month, covered="yes")
    for number, (days, area, records) in enumerate(events):
        world.offence(f"c{number:02}", on=DAY + timedelta(days=days))
        world.store.connection.execute(
            f"UPDATE placed SET area_code = 'X{area}' WHERE source_row = {number + 2}"
        )
        for record in records:
            world.put("involvements", crime_ref=f"c{number:02}", nominal_ref=f"n{record}", role="victim")
    for record, person in enumerate(kept, 1):
        world.store.connection.execute(f"UPDATE persons SET person = {person} WHERE record_id = {record}")
    for draw, persons in enumerate(drawn, 1):
        for record, (was, now) in enumerate(zip(kept, persons, strict=True), 1):
            if was != now:
                world.put("linkage_draws", draw=draw, record_id=record, person=now)
    return world


def counted(events: Events, persons: list[int]) -> dict[Cell, tuple[float, float]]:
    """Every cell of all recorded crime that a linkage changes: numerator and denominator."""
    cells: dict[Cell, tuple[float, float]] = {}
    suffered: list[tuple[date, int, str, int]] = []
    for number, (days, area, records) in enumerate(events):
        for person in {persons[record - 1] for record in records}:
            suffered.append((DAY + timedelta(days=days), number, f"X{area}", person))
    towns = {"X1": "Town", "X2": "Village"}
    for place in ("", "Town", "Village"):
        for period in ("", "2024", "2025"):
            times = Counter(
                person for day, _, area, person in suffered
                if place in ("", towns[area]) and period in ("", str(day.year))
            )  # fmt: skip
            if times:
                cells["victims", place, period, ""] = (len(times), sum(times.values()))
            for name, least in TIMES.items():
                most = last_of(TIMES, name) or 10**6
                some = [n for n in times.values() if least <= n <= most]
                if some and not period:
                    cells["times", place, period, f"times={name}"] = (len(some), sum(some))
            if place == period == "" and times:
                cells |= {("top", "", "", f"top={top:.0%}"): top_of(times, top) for top in TOPS}
    return cells | timing(suffered)


def top_of(times: Counter[int], top: float) -> tuple[float, float]:
    left, held = top * len(times), 0.0
    for n in sorted(times.values(), reverse=True):
        held += n * min(1.0, max(0.0, left))
        left -= 1
    return held, sum(times.values())


def timing(suffered: list[tuple[date, int, str, int]]) -> dict[Cell, tuple[float, float]]:
    """Day by day: everybody at risk on each day since each victimisation."""
    by_person: dict[int, list[date]] = defaultdict(list)
    for day, _, _, person in sorted(suffered):
        by_person[person].append(day)
    nexts, at_risk = Counter[str](), Counter[str]()
    for days in by_person.values():
        for now, following in zip(days, [*days[1:], None], strict=True):
            followed = ((following or LAST) - now).days
            for since in range(followed + 1):
                at_risk[band(since)] += 1
            nexts[band(followed)] += following is not None
    cells: dict[Cell, tuple[float, float]] = {
        ("timing", "", "", f"days={name}"): (nexts[name], n) for name, n in at_risk.items()
    }
    return cells | {("timing", "", "", ""): (sum(nexts.values()), sum(at_risk.values()))} if cells else cells


def band(days: int) -> str:
    return next(name for name, least in reversed(list(DAYS.items())) if days >= least)


def stored(world: World, draw: int) -> dict[Cell, tuple[float, float]]:
    """The cells of a draw: its own, and those of the kept linkage where it has none."""
    rows: list[tuple[Any, ...]] = world.rows(
        f"""SELECT measure, area_code, period, breakdown, arg_max(numerator, draw), arg_max(denominator, draw)
        FROM victim_counts WHERE context = '' AND draw IN (0, {draw})
            AND measure IN ('victims', 'times', 'timing', 'top') AND area_code NOT LIKE 'X%'
        GROUP BY ALL"""
    )
    return {tuple(cell): (part, whole) for *cell, part, whole in rows if whole}  # type: ignore[misc]


@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(events=EVENTS, partitions=st.lists(PARTITION, min_size=DRAWS + 1, max_size=DRAWS + 1))
def test_every_linkage_is_counted_as_if_it_were_the_one(events: Events, partitions: list[list[int]]) -> None:
    kept, *drawn = map(numbered, partitions)
    world = world_of(events, kept, drawn)
    make_victim_counts(world.store, DRAWS)
    for draw, persons in enumerate([kept, *drawn]):
        expected, found = counted(events, persons), stored(world, draw)
        assert found.keys() == expected.keys()
        for cell, pair in expected.items():
            assert found[cell] == (round(pair[0], 9), pair[1]) or abs(found[cell][0] - pair[0]) < 1e-9, cell
