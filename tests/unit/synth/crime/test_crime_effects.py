"""Planted effects, a planted null, displacement, a break and a gap are in the data as the truth has them."""

from __future__ import annotations

import math

import pytest

from groundview.synth.world import World

Z = 2.58


def ratio(world: World, key: str, inside: str) -> tuple[float, float, float]:
    """The rate ratio after and before in these areas against the rest of the city, with its 99% interval."""
    found = world.get(f"""
        WITH planted AS (
            SELECT DISTINCT key, type, areas, beside, "from" AS since FROM planted_effect WHERE key = '{key}'
        ),
        here AS (SELECT DISTINCT city_id FROM planted JOIN area ON list_contains(areas, area_id)),
        counted AS (
            SELECT list_contains({inside}, area_id) AS inside,
                list_contains(areas, area_id) OR list_contains(beside, area_id) AS touched,
                occurred_to::DATE >= since AS after
            FROM offence JOIN offence_type USING (type_id) JOIN planted ON type = offence_type.key
            SEMI JOIN here USING (city_id)
        )
        SELECT inside, after, count(*) AS n FROM counted WHERE inside OR NOT touched
        GROUP BY ALL ORDER BY inside, after""")
    rest_before, rest_after, before, after = (int(n) for n in found["n"])
    log = math.log(after / before) - math.log(rest_after / rest_before)
    half = Z * math.sqrt(sum(1 / n for n in (rest_before, rest_after, before, after)))
    return math.exp(log), math.exp(log - half), math.exp(log + half)


@pytest.mark.parametrize("key", ["effect", "none", "displaced"])
def test_the_true_ratio_is_within_the_interval(city: World, key: str) -> None:
    truth = city.get(f"SELECT DISTINCT true_ratio FROM planted_effect WHERE key = '{key}'")["true_ratio"]
    assert len(truth) == 1
    _, low, high = ratio(city, key, "areas")
    assert low < truth[0] < high


def test_the_effects_are_seen_and_the_null_is_not(city: World) -> None:
    assert ratio(city, "effect", "areas")[2] < 1
    assert ratio(city, "displaced", "areas")[2] < 1
    _, low, high = ratio(city, "none", "areas")
    assert low < 1 < high


def test_displaced_crime_is_found_beside(city: World) -> None:
    """What is displaced goes to the adjoining areas: their ratio is as the truth has it, and above 1."""
    told = city.get("""
        SELECT any_value(displacement_ratio) * (1 - any_value(true_ratio)) AS moved,
            count(*) FILTER (list_contains(areas, area_id)) / count(*) FILTER (list_contains(beside, area_id)) AS size
        FROM offence JOIN offence_type USING (type_id)
        JOIN (SELECT DISTINCT ON (type) * FROM planted_effect WHERE key = 'displaced' ORDER BY type, intervention_id)
            ON type = offence_type.key
        WHERE occurred_to::DATE < "from" """)
    expected = 1 + told["moved"][0] * told["size"][0]
    _, low, high = ratio(city, "displaced", "beside")
    assert expected > 1.05
    assert low < expected < high


def test_claimed_levels_do_not_match_the_effects(city: World) -> None:
    found = city.get(
        "SELECT DISTINCT key, claimed_level FROM intervention WHERE key IN ('effect', 'none') ORDER BY key"
    )
    assert found["claimed_level"].tolist() == ["moderate", "major"]


def test_one_force_records_more_of_some_types_from_a_day_on(city: World) -> None:
    found = city.get("""
        SELECT force_id, count(*) FILTER (recorded_on >= from_day) AS after, count(*) AS n, any_value(ratio) AS ratio
        FROM offence JOIN offence_type USING (type_id)
        CROSS JOIN (SELECT from_day, types, ratio FROM planted_break WHERE kind = 'break')
        WHERE list_contains(types, key) GROUP BY force_id ORDER BY force_id""")
    before, after = found["n"] - found["after"], found["after"]
    log = math.log(after[0] / before[0]) - math.log(after[1] / before[1])
    half = Z * math.sqrt(sum(1 / before) + sum(1 / after))
    assert log > math.log(1.1)
    assert log - half < math.log(found["ratio"][0]) < log + half


def test_one_month_of_one_force_is_in_the_truth_and_not_in_the_extract(city: World) -> None:
    month = """SELECT count(*) AS n FROM {}, planted_break AS gap
        WHERE kind = 'gap' AND recorded_on BETWEEN from_day AND to_day AND {} = gap.force_id"""
    assert city.get(month.format("offence", "offence.force_id"))["n"][0] > 100
    assert city.get(month.format("std_offences", "_force"))["n"][0] == 0
    missing = city.get(month.format("offence", "offence.force_id"))["n"][0]
    assert city.count("offence") - city.count("std_offences") == missing
