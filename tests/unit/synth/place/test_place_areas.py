"""What areas are like."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.synth.world import World


def morans_i(world: World, column: str, city: int) -> float:
    area = world.get(f"SELECT area_id, {column} AS value FROM area WHERE city_id = {city} ORDER BY area_id")
    value = dict(zip(area["area_id"].tolist(), area["value"] - area["value"].mean(), strict=True))
    pairs = world.db.execute("SELECT area_id, other_id FROM adjacent").fetchall()
    products = [value[one] * value[other] for one, other in pairs if one in value]
    return float(np.mean(products) / np.mean(np.square(list(value.values()))))


@pytest.mark.parametrize("city", [0, 1, 2])
def test_deprivation_is_alike_in_neighbouring_areas(places: World, city: int) -> None:
    assert morans_i(places, "deprivation", city) > 0.25


def test_the_score_and_decile_follow_deprivation(places: World) -> None:
    area = places.get("SELECT deprivation, imd_score, imd_decile FROM area ORDER BY deprivation")
    assert (np.diff(area["imd_score"]) >= 0).all()
    assert (np.diff(area["imd_decile"]) <= 0).all()
    assert set(area["imd_decile"]) == set(range(1, 11))
    assert area["deprivation"].mean() == pytest.approx(0, abs=1e-6)
    assert area["deprivation"].std() == pytest.approx(1, abs=1e-6)


def test_bustle_is_greatest_in_the_centre_and_one_on_average(places: World) -> None:
    for city in range(3):
        area = places.get(f"SELECT bustle, from_centre FROM area WHERE city_id = {city} ORDER BY bustle")
        assert area["bustle"].mean() == pytest.approx(1, abs=1e-5)
        assert area["from_centre"][-1] < 0.35
        assert area["bustle"][-1] > 2.5


def test_shops_and_pubs_are_where_the_bustle_is(places: World) -> None:
    found = places.get(
        """SELECT bustle, count(*) FILTER (address.kind IN ('shop', 'pub')) AS places
           FROM area JOIN address USING (area_id) GROUP BY area_id, bustle ORDER BY area_id"""
    )
    assert np.corrcoef(found["bustle"], found["places"])[0, 1] > 0.8


def test_each_city_has_one_neighbourhood_of_adjoining_deprived_areas(places: World) -> None:
    rows = places.db.execute(
        """SELECT city_id, list(area_id), avg(deprivation), sum(population), count(DISTINCT neighbourhood)
           FROM area WHERE neighbourhood IS NOT NULL GROUP BY city_id ORDER BY city_id"""
    ).fetchall()
    residents = places.get("SELECT sum(population) AS persons FROM area GROUP BY city_id ORDER BY city_id")[
        "persons"
    ]
    pairs = set(places.db.execute("SELECT area_id, other_id FROM adjacent").fetchall())
    assert [row[0] for row in rows] == [0, 1, 2]
    for _, areas, deprivation, persons, names in rows:
        assert names == 1
        assert deprivation > 0.7
        assert all(any((one, other) in pairs for other in areas) for one in areas if len(areas) > 1)
        assert persons < 0.12 * residents[0]
    assert 0.04 < sum(row[3] for row in rows) / residents.sum() < 0.09


def test_there_are_areas_of_every_kind(places: World) -> None:
    kinds = places.db.execute("SELECT kind, count(*) FROM area GROUP BY 1").fetchall()
    assert {kind for kind, _ in kinds} == {"centre", "student", "young", "family", "older", "mixed"}
