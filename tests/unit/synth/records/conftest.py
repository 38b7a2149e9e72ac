"""Worlds whose persons appear evenly: every role, in every system, whoever they are."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.records.write_down import write_down
from groundview.synth.world import World

APPEARANCES = 40_000
EVENLY = f"""
    SELECT i AS link_id,
        CASE WHEN pick('even.twin', i, 10) = 0 THEN alike.persons[1 + pick('even.who', i, len(persons))]
            ELSE (power(chance('even.who', i), 2) * people)::BIGINT % people END AS person_id,
        CASE WHEN pick('even.system', i, 5) = 0 THEN 'intelligence' ELSE 'crime' END AS system,
        pick('even.force', i, 2)::INTEGER AS force_id,
        DATE '2023-01-01' + pick('even.day', i, 1096)::INTEGER AS seen_on,
        ['charged', 'suspect', 'victim', 'witness', 'reporting', 'associate'][1 + pick('even.role', i, 6)] AS as_role
    FROM range({APPEARANCES}) t(i), (SELECT count(*) AS people FROM person),
        (SELECT list(person_id ORDER BY person_id) AS persons FROM person
         WHERE twin_of IS NOT NULL OR namesake_of IS NOT NULL) alike
    ORDER BY link_id
"""
ELSEWHERE = """
    SELECT i AS link_id, pick('else.who', i, (SELECT count(*) FROM person)) AS person_id,
        ['charity', 'health'][1 + i % 2] AS system, NULL::INTEGER AS force_id,
        DATE '2023-01-01' + pick('else.day', i, 1096)::INTEGER AS seen_on, 'listed' AS as_role
    FROM range(1000) t(i) ORDER BY link_id
"""
PERPETRATORS = """
    SELECT i AS link_id, pick('perpetrator.who', i, (SELECT count(*) FROM person)) AS person_id, 'crime' AS system,
        0 AS force_id, DATE '2023-01-01' + pick('perpetrator.day', i, 1096)::INTEGER AS seen_on, 'suspect' AS as_role
    FROM range(3000) t(i) ORDER BY link_id
"""


def written_down(dials: Dials) -> World:
    """A world of place and people, and the records of even appearances of them."""
    world = build(dials, duckdb.connect(), until="people")
    world.make("even", EVENLY)
    world.make("elsewhere", ELSEWHERE)
    world.make("exploitation_link", PERPETRATORS)
    write_down(world, ("even", "elsewhere", "exploitation_link"))
    return world


@pytest.fixture(scope="session")
def written() -> World:
    """Records as dirty as is declared."""
    return written_down(Dials())


@pytest.fixture(scope="session")
def clean() -> World:
    """Records without any dirt."""
    return written_down(Dials(dirt=0.0))


@pytest.fixture(scope="session")
def another() -> Callable[[Dials], World]:
    """Makes further worlds."""
    return written_down
