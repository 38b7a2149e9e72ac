"""Who takes part: groups and others, and who of them comes onto a record."""

from __future__ import annotations

import pytest

from groundview.synth.crime.kinds import kinds
from groundview.synth.world import World

SHARE = "SELECT avg((group_id IS NOT NULL)::INTEGER) AS share, count(*) AS n FROM "


@pytest.mark.parametrize(
    "key", ["shoplifting", "burglary_residential", "vehicle_theft", "theft_from_vehicle"]
)
def test_groups_commit_the_share_that_is_declared(city: World, key: str) -> None:
    found = city.get(SHARE + f"offence JOIN offence_type USING (type_id) WHERE key = '{key}'")
    planned = next(kind.group for kind in kinds() if kind.key == key)
    assert found["share"][0] == pytest.approx(planned, abs=0.05)


def test_shoplifting_by_associated_persons_is_near_what_is_published(city: World) -> None:
    found = city.get("""
        SELECT avg(has_associate::INTEGER) AS share
        FROM case_acquisitive_crime JOIN offence ON offence_id = case_id JOIN offence_type USING (type_id)
        WHERE key = 'shoplifting'""")
    assert found["share"][0] == pytest.approx(0.27, abs=0.04)


def test_organised_shares_of_neighbourhoods_differ_from_5_to_17_percent(city: World) -> None:
    found = city.get(SHARE + "case_neighbourhood GROUP BY city_id ORDER BY city_id")["share"]
    assert found.min() > 0.04
    assert found.max() < 0.19
    assert found.max() > 1.3 * found.min()


def test_members_act_together_far_more_often_than_chance_has_it(city: World) -> None:
    found = city.get("""
        WITH acting AS (SELECT offence_id, person_id, group_id FROM taking_part JOIN member USING (person_id)
            WHERE true_role = 'offender'),
        pairs AS (SELECT one.group_id = other.group_id AS same FROM acting AS one
            JOIN acting AS other ON one.offence_id = other.offence_id AND one.person_id < other.person_id),
        anyone AS (SELECT one.group_id = other.group_id AS same FROM member AS one, member AS other
            WHERE one.person_id < other.person_id)
        SELECT (SELECT avg(same::INTEGER) FROM pairs) AS together, (SELECT avg(same::INTEGER) FROM anyone) AS chance""")
    assert found["together"][0] > 20 * found["chance"][0]


def test_only_members_of_the_day_act_for_a_group_and_two_at_least(city: World) -> None:
    found = city.get("""
        SELECT count(*) AS wrong FROM taking_part JOIN offence USING (offence_id)
        WHERE true_role = 'offender' AND group_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM member WHERE member.group_id = offence.group_id AND member.person_id = taking_part.person_id
                AND joined <= occurred_to::DATE AND coalesce(left_on, DATE '2100-01-01') >= occurred_from::DATE)""")
    assert found["wrong"][0] == 0
    acting = city.get("""
        SELECT offence_id FROM offence JOIN taking_part USING (offence_id) WHERE true_role = 'offender'
        GROUP BY offence_id, n_acting, group_id
        HAVING count(*) <> n_acting OR (group_id IS NOT NULL AND n_acting < 2)""")
    assert len(acting["offence_id"]) == 0


def test_most_offences_by_groups_have_no_suspect(city: World) -> None:
    found = city.get("""
        SELECT group_id IS NOT NULL AS organised, avg(EXISTS (SELECT 1 FROM taking_part AS part
            WHERE part.offence_id = offence.offence_id AND true_role = 'offender' AND recorded)::INTEGER) AS suspected
        FROM offence GROUP BY organised ORDER BY organised""")
    alone, organised = found["suspected"]
    assert organised < 0.2
    assert organised < alone / 2


def test_where_two_acted_often_one_is_recorded(city: World) -> None:
    found = city.get("""
        SELECT avg((seen < n_acting)::INTEGER) AS some FROM (
            SELECT n_acting, count(*) FILTER (recorded) AS seen FROM offence JOIN taking_part USING (offence_id)
            WHERE true_role = 'offender' AND n_acting = 2 GROUP BY offence_id, n_acting HAVING seen > 0)""")
    assert 0.25 < found["some"][0] < 0.6


def test_few_commit_much(city: World) -> None:
    found = city.get("""
        SELECT count(*) AS offences FROM taking_part WHERE true_role = 'offender'
        GROUP BY person_id ORDER BY offences DESC""")["offences"]
    top = found[: len(found) // 10].sum() / found.sum()
    assert 0.4 < top < 0.7


def test_origin_plays_no_part_in_who_offends(city: World) -> None:
    """Among young men of the same decile of deprivation, each origin's share of offenders is its share of residents."""
    found = city.get("""
        WITH young AS (
            SELECT person_id, origin, imd_decile, person_id IN (
                SELECT person_id FROM taking_part WHERE true_role = 'offender') AS offends
            FROM person JOIN area USING (area_id) WHERE sex = 'M' AND born BETWEEN '1993-01-01' AND '2005-12-31'
        ), rate AS (SELECT imd_decile, avg(offends::INTEGER) AS rate FROM young GROUP BY imd_decile)
        SELECT origin, sum(offends::INTEGER) AS seen, sum(rate) AS expected
        FROM young JOIN rate USING (imd_decile) GROUP BY origin HAVING expected > 30 ORDER BY origin""")
    away = (found["seen"] - found["expected"]) / found["expected"] ** 0.5
    assert len(away) >= 2
    assert abs(away).max() < 4


def test_some_victims_offend_elsewhere(city: World) -> None:
    found = city.get("""
        SELECT avg((person_id IN (SELECT person_id FROM taking_part WHERE true_role = 'offender'))::INTEGER) AS share
        FROM taking_part JOIN offence USING (offence_id) JOIN offence_type USING (type_id)
        WHERE true_role = 'victim' AND mo = 'assault'""")
    assert found["share"][0] > 0.15


def test_large_affrays_are_no_groups(city: World) -> None:
    found = city.get("SELECT count(*) AS n, count(group_id) AS groups FROM offence WHERE n_acting >= 8")
    assert found["n"][0] >= 3
    assert found["groups"][0] == 0


def test_burglary_befalls_who_lives_there(city: World) -> None:
    found = city.get("""
        SELECT avg((person.address_id = offence.address_id)::INTEGER) AS share
        FROM taking_part JOIN offence USING (offence_id) JOIN offence_type USING (type_id) JOIN person USING (person_id)
        WHERE true_role = 'victim' AND key = 'burglary_residential'""")
    assert found["share"][0] > 0.85


def test_victims_are_of_the_age_and_sex_that_a_type_befalls(city: World) -> None:
    found = city.get("""
        SELECT key, median(date_diff('year', born, recorded_on)) AS age, avg((sex = 'F')::INTEGER) AS women
        FROM taking_part JOIN offence USING (offence_id) JOIN offence_type USING (type_id) JOIN person USING (person_id)
        WHERE true_role = 'victim' AND key IN ('burglary_distraction', 'malicious_communications', 'robbery_personal')
        GROUP BY key ORDER BY key""")
    old, messages, robbery = zip(found["age"], found["women"], strict=True)
    assert old[0] > 60
    assert messages[1] > 0.55
    assert robbery[0] < 32
    assert robbery[1] < 0.45
