"""Answers under plausible linkages, asked again where they may move, against everything asked anew under each."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "unit" / "evidence" / "attribution"))
from attributed_world import DAY, World, new_world

RECORDS = 8
DRAWS = 3
PARTITION = st.lists(st.integers(0, RECORDS - 1), min_size=RECORDS, max_size=RECORDS)
"""By record, its block."""
Numbers = list[int]


def numbered(blocks: Numbers) -> Numbers:
    """By record, its person: the least record of its block."""
    return [1 + blocks.index(block) for block in blocks]


@st.composite
def offences(draw: st.DrawFn) -> list[tuple[int, list[int]]]:
    return draw(
        st.lists(
            st.tuples(st.integers(0, 400), st.lists(st.integers(1, RECORDS), max_size=4, unique=True)),
            min_size=5,
            max_size=12,
        )
    )


def world_of(events: list[tuple[int, list[int]]], persons: Numbers, sets: Numbers) -> World:
    """Offences by the records of their suspects; every record is the nominal of that number."""
    world = new_world(*(f"n{number}" for number in range(1, RECORDS + 1)))
    for number, (days, records) in enumerate(events):
        world.offence(f"c{number}", *(f"n{record}" for record in records), on=DAY + timedelta(days=days))
    for record, person in enumerate(persons, 1):
        world.store.connection.execute(f"UPDATE persons SET person = {person} WHERE record_id = {record}")
    world.put("ocg_members", ocg_ref="G", nominal_ref="n2")
    world.put("ocg_list", ocg_ref="G", mapped_on=DAY)
    put_sets(world, 0, persons, sets)
    return world


def put_sets(world: World, draw: int, persons: Numbers, sets: Numbers) -> None:
    """Some persons are in a linked set of a draw."""
    for person in sorted(set(persons)):
        if sets[person - 1] % 2:
            world.put(
                "set_draws",
                draw=draw,
                person=person,
                n_persons=2 + sets[person - 1],
                days=100 * sets[person - 1],
            )


def patterns(world: World, table: str, where: str = "") -> dict[int, str]:
    return dict(world.rows(f"SELECT case_id, pattern FROM {table} {where}"))


@settings(max_examples=4, deadline=None, phases=[Phase.generate])
@given(events=offences(), partitions=st.lists(PARTITION, min_size=DRAWS + 1, max_size=DRAWS + 1),
       sets=st.lists(PARTITION, min_size=DRAWS + 1, max_size=DRAWS + 1))  # fmt: skip
def test_every_linkage_is_answered_as_if_it_were_the_one(
    events: list[tuple[int, list[int]]], partitions: list[Numbers], sets: list[Numbers]
) -> None:
    kept, *drawn = map(numbered, partitions)
    world = world_of(events, kept, sets[0])
    for draw, persons in enumerate(drawn, 1):
        for record, (was, now) in enumerate(zip(kept, persons, strict=True), 1):
            if was != now:
                world.put("linkage_draws", draw=draw, record_id=record, person=now)
        put_sets(world, draw, persons, sets[draw])
    world.attribute(draws=DRAWS, context="neighbourhood")
    for draw, persons in enumerate(drawn, 1):
        anew = world_of(events, persons, sets[draw])
        anew.attribute(context="neighbourhood")
        found = patterns(world, "answered") | patterns(world, "moved", f"WHERE draw = {draw}")
        assert found == patterns(anew, "answered")
