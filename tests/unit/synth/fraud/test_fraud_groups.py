"""Groups commit the planted shares of fraud, and their frauds can be told by what they use."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.fraud.kinds import organised_share, types
from groundview.synth.world import World

FAMILIES = sorted({one.family for one in types()})


@pytest.fixture(scope="module")
def no_groups() -> World:
    """Another world, in which no group does anything."""
    return build(Dials(seed=2, group_share=0), duckdb.connect(), until="fraud")


def test_the_declared_shares_are_the_published_ones() -> None:
    assert 0.31 <= mixed(*FAMILIES) <= 0.45
    assert mixed("investment") == pytest.approx(0.70, abs=0.02)
    assert 0.38 <= mixed("mass_marketing") <= 0.59


def mixed(*families: str) -> float:
    """The organised share of the types of some families, as they are declared."""
    kept = [one for one in types() if one.family in families]
    return sum(one.weight * organised_share(one, 1.0) for one in kept) / sum(one.weight for one in kept)


@pytest.mark.parametrize(
    ("families", "low", "high"),
    [(("investment",), 0.70, 0.70), (("mass_marketing",), 0.38, 0.59), ((), 0.31, 0.45)],
)
def test_the_world_has_them(world: World, families: tuple[str, ...], low: float, high: float) -> None:
    where = f"WHERE family IN ({', '.join(map(repr, families))})" if families else ""
    found = world.get(
        "SELECT count(*) AS n, count(group_id) / count(*) AS share"
        f" FROM fraud JOIN fraud_type USING (type_id) {where}"
    )
    margin = 3 * np.sqrt(0.25 / found["n"][0])
    assert low - margin <= found["share"][0] <= high + margin


def test_reports_that_share_an_identifier_are_of_one_group_far_more_than_chance(world: World) -> None:
    shared = world.get("""
        SELECT avg((one.group_id = other.group_id)::INTEGER) AS same, count(*) AS n
        FROM fraud_identifier AS a
        JOIN fraud_identifier AS b ON a.kind = b.kind AND a.key = b.key AND a.fraud_id < b.fraud_id
        JOIN fraud AS one ON one.fraud_id = a.fraud_id
        JOIN fraud AS other ON other.fraud_id = b.fraud_id
        WHERE NOT a.legitimate AND one.group_id IS NOT NULL""")
    chance = world.get("""
        SELECT sum(n * n)::DOUBLE / (sum(n) * sum(n)) AS same
        FROM (SELECT group_id, count(*) AS n FROM fraud WHERE group_id IS NOT NULL GROUP BY 1)""")
    assert shared["n"][0] >= 20
    assert shared["same"][0] == 1
    assert chance["same"][0] < 0.9


def test_groups_move_on_to_other_accounts(world: World) -> None:
    found = world.get("""
        SELECT max(days) AS days, max(accounts) AS accounts FROM (
            SELECT key, date_diff('day', min(happened_on), max(happened_on)) AS days
            FROM fraud_identifier JOIN fraud USING (fraud_id)
            WHERE kind = 'bank_account' AND group_id IS NOT NULL AND NOT legitimate GROUP BY key),
            (SELECT group_id, count(DISTINCT key) AS accounts
             FROM fraud_identifier JOIN fraud USING (fraud_id)
             WHERE kind = 'bank_account' AND NOT legitimate AND group_id IS NOT NULL GROUP BY group_id)""")
    assert found["days"][0] < 30
    assert found["accounts"][0] >= 5


def test_most_groups_act_from_somewhere_else(world: World) -> None:
    found = world.get("""
        SELECT avg((suspect_location <> 'local')::INTEGER) AS remote,
               avg((suspect_location_recorded = 'unknown')::INTEGER) AS unknown FROM fraud""")
    assert found["remote"][0] > 0.6
    assert 0.45 < found["unknown"][0] < 0.7


def test_groups_act_only_while_they_are_there(world: World) -> None:
    outside = "SELECT fraud_id FROM fraud JOIN grp USING (group_id) WHERE happened_on < began OR happened_on > ended"
    assert len(world.get(outside)["fraud_id"]) == 0


def test_actors_of_groups_are_members_on_that_day(world: World) -> None:
    strangers = world.get("""
        SELECT fraud_id FROM fraud_actor JOIN fraud USING (fraud_id)
        WHERE group_id IS NOT NULL AND NOT EXISTS (
            FROM member WHERE member.group_id = fraud.group_id AND member.person_id = fraud_actor.person_id
            AND joined <= happened_on AND (left_on IS NULL OR left_on >= happened_on))""")
    assert len(strangers["fraud_id"]) == 0
    assert world.count("fraud_actor") > 0


def test_without_groups_there_is_fraud_all_the_same(no_groups: World) -> None:
    found = no_groups.get("SELECT count(*) AS n, count(group_id) AS grouped FROM fraud")
    assert found["n"][0] > 500
    assert found["grouped"][0] == 0
    assert no_groups.get("SELECT count(group_id) AS n FROM case_fraud")["n"][0] == 0
