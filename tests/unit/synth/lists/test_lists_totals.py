"""Hidden totals, and the errors on the lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from groundview.synth.dials import TAKEN_ON, Dials
from groundview.synth.lists.settings import settings
from groundview.synth.world import World


def share(world: World, claim: str, table: str, where: str = "true") -> float:
    rows = world.db.execute(
        f"SELECT avg(CASE WHEN {claim} THEN 1 ELSE 0 END) FROM {table} WHERE {where}"
    ).fetchall()
    return float(rows[0][0])


def test_totals_are_what_is_there(long_lists: World) -> None:
    for population, total, listed in long_lists.db.execute("FROM hidden_total").fetchall():
        of = f"population = '{population}'"
        counted = long_lists.db.execute(
            f"SELECT count(DISTINCT person_id) FROM person_exploited WHERE {of}"
        ).fetchall()
        on_any = long_lists.db.execute(
            f"SELECT count(DISTINCT person_id) FROM agency_listing WHERE {of} AND of_population"
        ).fetchall()
        assert (counted[0][0], on_any[0][0]) == (total, listed)
        assert 0.3 < listed / total < 0.65


def test_some_on_the_lists_are_not_of_the_population(long_lists: World) -> None:
    wrong = share(long_lists, "of_population", "agency_listing", "NOT again")
    assert 1 - wrong == pytest.approx(settings().erroneous / (1 + settings().erroneous), abs=0.012)
    strangers = """SELECT count(*) FROM agency_listing AS entry WHERE of_population <> EXISTS (
        FROM person_exploited AS one WHERE one.population = entry.population AND one.person_id = entry.person_id)"""
    assert long_lists.db.execute(strangers).fetchall() == [(0,)]


def test_some_stand_twice_on_a_list(long_lists: World) -> None:
    twice = long_lists.db.execute(
        "SELECT n, count(*) FROM (SELECT count(*) AS n FROM agency_listing GROUP BY population, list, person_id)"
        " GROUP BY n ORDER BY n"
    ).fetchall()
    assert [row[0] for row in twice] == [1, 2]
    assert 0.1 < twice[1][1] / twice[0][1] < 0.3


def test_workers_of_the_market_are_partly_of_the_second_population(long_lists: World) -> None:
    rows = dict(
        long_lists.db.execute(
            "SELECT population, sum(worker::INTEGER) FROM person_exploited GROUP BY 1"
        ).fetchall()
    )
    assert rows["labour"] == 0
    assert rows["sexual_exploitation"] > 5
    workers = long_lists.db.execute(
        "SELECT count(DISTINCT person_id) FROM premises_person WHERE role = 'worker'"
    )
    assert rows["sexual_exploitation"] < 0.6 * workers.fetchall()[0][0]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_small_world_has_sixty_listed_and_overlaps(remade: Callable[[Dials], World], seed: int) -> None:
    world = remade(Dials(seed=seed))
    assert all(listed >= 60 for _, _, listed in world.db.execute("FROM hidden_total").fetchall())
    overlaps = world.db.execute(
        """SELECT population, count(*) FROM (SELECT population, person_id FROM agency_listing
               GROUP BY ALL HAVING count(DISTINCT list) >= 2) GROUP BY 1"""
    ).fetchall()
    assert len(overlaps) == 2
    assert all(n >= 8 for _, n in overlaps)


def test_one_seed_one_world_and_another_seed_another(remade: Callable[[Dials], World]) -> None:
    first, again, other = (tables(remade(Dials(seed=seed))) for seed in (5, 5, 6))
    assert first == again
    assert all(first[table] != other[table] for table in first)
    ids = [row[0] for row in first["agency_listing"]]
    assert ids == list(range(len(ids)))


def tables(world: World) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: world.db.execute(f"FROM {table}").fetchall()
        for table in ("person_exploited", "agency_listing")
    }


def test_a_clean_world_has_no_errors_and_nothing_is_late(remade: Callable[[Dials], World]) -> None:
    world = remade(Dials(dirt=0, group_share=0))
    assert share(world, "of_population AND NOT again", "agency_listing") == 1
    late = world.db.execute(
        f"SELECT count(*) FROM agency_listing WHERE recorded_on > DATE '{TAKEN_ON}'"
    ).fetchall()
    assert late == [(0,)]
