"""Who is in the planted groups, and for how long."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from groundview.synth.build import build
from groundview.synth.dials import Dials
from groundview.synth.groups.settings import contexts, settings
from groundview.synth.world import World

LAST = "DATE '9999-01-01'"


def test_never_fewer_than_two_and_never_more_than_its_places(planted: World) -> None:
    """On the first day of every stay."""
    bad = planted.count(
        f"""(SELECT day.group_id, day.joined FROM member AS day
        JOIN member ON member.group_id = day.group_id AND member.joined <= day.joined
            AND (coalesce(member.left_on, {LAST}) > day.joined)
        JOIN grp ON grp.group_id = day.group_id
        GROUP BY day.group_id, day.joined, day.person_id, size HAVING count(*) > size)"""
    )
    assert bad == 0
    core = planted.get(
        "SELECT count(*) FILTER (role IN ('organiser', 'core') AND joined = began"
        " AND left_on IS NOT DISTINCT FROM ended) AS staying FROM grp JOIN member USING (group_id)"
        " GROUP BY group_id ORDER BY group_id"
    )
    assert core["staying"].min() >= 2


def test_stays_lie_within_the_group_s_life(planted: World) -> None:
    outside = planted.count(
        f"""(FROM grp JOIN member USING (group_id) WHERE joined < began OR left_on < joined
        OR coalesce(left_on, {LAST}) > coalesce(ended, {LAST}))"""
    )
    assert outside == 0


def test_members_come_and_go(planted: World) -> None:
    turnover = planted.get(
        "SELECT sum((role NOT IN ('organiser', 'core') AND left_on IS DISTINCT FROM ended)::INTEGER) AS gone,"
        " sum((joined > began)::INTEGER) AS later, count(*) AS n FROM grp JOIN member USING (group_id)"
    )
    assert turnover["gone"][0] > 0.1 * turnover["n"][0]
    assert turnover["later"][0] > 0.15 * turnover["n"][0]


def test_one_organiser_each_and_roles_of_its_context(planted: World) -> None:
    organisers = planted.get(
        "SELECT count(*) FILTER (role = 'organiser') AS n FROM member GROUP BY group_id ORDER BY group_id"
    )
    assert np.all(organisers["n"] == 1)
    for context in contexts():
        roles = planted.get(
            f"SELECT DISTINCT role FROM grp JOIN member USING (group_id) WHERE main = '{context.key}'"
        )
        assert set(roles["role"]) <= {"organiser", "core", *context.roles}


def test_nobody_is_twice_in_a_group_or_in_three_and_some_are_in_two(planted: World) -> None:
    counts = planted.get(
        "SELECT count(*) AS stays, count(DISTINCT group_id) AS groups FROM member GROUP BY person_id ORDER BY person_id"
    )
    assert np.array_equal(counts["stays"], counts["groups"])
    assert set(counts["groups"]) == {1, 2}
    assert np.mean(counts["groups"] == 2) < 0.1


def test_members_are_of_an_age_to_join_and_mostly_young(planted: World) -> None:
    age = planted.get(
        "SELECT date_diff('day', born, joined) / 365.25 AS years FROM member JOIN person USING (person_id)"
    )
    assert age["years"].min() >= settings().age.from_age[0] - 0.1
    assert np.mean(age["years"] < 45) > 0.85


def test_members_live_in_their_city_and_half_in_their_area(planted: World) -> None:
    """But for brokers, who are of the other group's area."""
    near = planted.get(
        "SELECT (person.area_id = grp.area_id)::INTEGER AS own, person.city_id = grp.city_id AS city"
        " FROM member JOIN grp USING (group_id) JOIN person USING (person_id)"
    )
    assert near["city"].all()
    assert 0.4 < near["own"].mean() < 0.8


def test_families_are_of_one_household(planted: World) -> None:
    kin = planted.get(
        """SELECT kind = 'family' AS family, avg((other.household_id = head.household_id)::INTEGER) AS kin
        FROM grp JOIN member AS first USING (group_id) JOIN person AS head ON head.person_id = first.person_id
        JOIN member USING (group_id) JOIN person AS other ON other.person_id = member.person_id
        WHERE first.role = 'organiser' AND member.role != 'organiser' GROUP BY 1 ORDER BY 1"""
    )
    assert kin["kin"][1] > 0.2 > kin["kin"][0]


@pytest.mark.parametrize("column", ["ethnicity", "origin", "nationality"])
def test_who_is_in_a_group_has_nothing_to_do_with(planted: World, column: str) -> None:
    """Of every value, members have as many as persons of their area, age and sex would, within chance: no sum over
    groups of members less what is expected lies beyond 3.5 of its own standard errors."""
    rows = planted.get(
        f"""WITH placed AS (
            SELECT person_id, {column} AS value, concat_ws(' ', area_id, sex, year(born) // 10) AS stratum FROM person
        ),
        mix AS (
            SELECT stratum, value, count(*) / sum(count(*)) OVER (PARTITION BY stratum) AS expected
            FROM placed GROUP BY stratum, value
        )
        SELECT mix.value, group_id, sum(expected) AS expected,
            sum((placed.value = mix.value)::INTEGER - expected) AS more
        FROM member JOIN placed USING (person_id) JOIN mix USING (stratum)
        GROUP BY ALL ORDER BY ALL"""
    )
    enough = [
        value for value in np.unique(rows["value"]) if rows["expected"][rows["value"] == value].sum() > 5
    ]
    assert len(enough) >= 2
    for value in enough:
        more = rows["more"][rows["value"] == value]
        assert abs(more.sum()) < 3.5 * np.sqrt(np.sum(more**2)), value


def test_ties_are_both_ways_and_not_within_a_group(planted: World) -> None:
    assert planted.count("known_to_each_other") > 10_000
    one_way = planted.count(
        "(FROM known_to_each_other AS a ANTI JOIN known_to_each_other AS b"
        " ON a.person_id = b.other_id AND a.other_id = b.person_id AND a.why = b.why)"
    )
    grouped = planted.count(
        "(FROM known_to_each_other JOIN member AS a USING (person_id)"
        " JOIN member AS b ON b.person_id = other_id AND b.group_id = a.group_id)"
    )
    family = planted.get(
        "SELECT bool_and(a.household_id = b.household_id) AS one FROM known_to_each_other"
        " JOIN person AS a USING (person_id) JOIN person AS b ON b.person_id = other_id WHERE why = 'family'"
    )
    assert (one_way, grouped) == (0, 0)
    assert family["one"][0]


def test_the_same_seed_gives_the_same_groups_and_another_others() -> None:
    def fingerprint(seed: int) -> list[object]:
        world = build(Dials(seed=seed), duckdb.connect(), until="groups")
        tables = ("grp", "member", "known_to_each_other")
        return [
            world.db.execute(
                f"SELECT md5(string_agg(t::VARCHAR, '|' ORDER BY t.rowid)) FROM {name} t"
            ).fetchone()
            for name in tables
        ]

    assert fingerprint(1) == fingerprint(1)
    assert fingerprint(1) != fingerprint(2)
