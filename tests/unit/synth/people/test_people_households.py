"""Households: who lives together, how old, where."""

from __future__ import annotations

from typing import Any

import pytest

from groundview.synth.world import World


def one(world: World, query: str) -> Any:
    row = world.db.execute(query).fetchone()
    assert row is not None
    return row[0] if len(row) == 1 else row


def test_there_are_as_many_residents_as_the_dials_say(town: World) -> None:
    assert one(town, "SELECT count(*) FROM person") == pytest.approx(town.dials.residents, rel=0.04)


def test_areas_are_of_the_size_of_lower_layer_areas(town: World) -> None:
    least, mean, most = one(town, "SELECT min(population), avg(population), max(population) FROM area")
    assert least >= 1000
    assert most <= 3000
    assert mean == pytest.approx(1600, rel=0.05)


def test_persons_areas_and_bands_add_up(town: World) -> None:
    unlike = one(
        town,
        """SELECT count(*) FROM area
           JOIN (SELECT area_id, count(*) AS persons, count(DISTINCT household_id) AS homes FROM person GROUP BY 1)
               USING (area_id)
           JOIN (SELECT area_id, sum(persons) AS in_bands FROM area_people GROUP BY 1) USING (area_id)
           WHERE population <> persons OR population <> in_bands OR households <> homes""",
    )
    assert unlike == 0


def test_sizes_of_households_are_as_in_the_census(town: World) -> None:
    shares = dict(
        town.db.execute(
            """SELECT least(persons, 5), count(*) / sum(count(*)) OVER ()
               FROM (SELECT count(*) AS persons FROM person GROUP BY household_id) GROUP BY 1"""
        ).fetchall()
    )
    census = {1: 0.30, 2: 0.34, 3: 0.16, 4: 0.13, 5: 0.07}  # England and Wales 2021 (ONS), rounded
    assert all(abs(shares[size] - share) < 0.035 for size, share in census.items())


def test_homes_hold_one_household_and_hostels_several(town: World) -> None:
    found = dict(
        town.db.execute(
            """SELECT kind, max(households) FROM (
                   SELECT address_id, count(*) AS households FROM household GROUP BY 1) JOIN address USING (address_id)
               GROUP BY 1"""
        ).fetchall()
    )
    assert found["dwelling"] == 1
    assert found["hostel"] > 5
    assert set(found) == {"dwelling", "hostel"}


def test_a_household_lives_at_one_address_in_one_area(town: World) -> None:
    unlike = one(
        town,
        """SELECT count(*) FROM person JOIN household USING (household_id)
           JOIN address ON address.address_id = household.address_id
           WHERE person.address_id <> household.address_id OR person.area_id <> address.area_id
               OR person.city_id <> address.city_id OR person.force_id <> address.force_id""",
    )
    assert unlike == 0


def test_children_live_with_somebody_old_enough_to_be_their_parent(town: World) -> None:
    days = one(
        town,
        """SELECT min(born - oldest) FROM person
           JOIN (SELECT household_id, min(born) AS oldest FROM person GROUP BY 1) USING (household_id)
           WHERE born > DATE '2007-01-01'""",
    )
    assert days > 16 * 365


def test_twins_share_birth_date_and_address(town: World) -> None:
    twins, unlike = one(
        town,
        """SELECT count(*), count(*) FILTER (one.born <> other.born OR one.address_id <> other.address_id
               OR one.forename_id = other.forename_id)
           FROM person AS one JOIN person AS other ON one.twin_of = other.person_id""",
    )
    assert twins > 50
    assert unlike == 0


def test_areas_differ_in_age(town: World) -> None:
    shares = dict(
        town.db.execute(
            """SELECT kind, avg((date_sub('year', born, DATE '2023-01-01') BETWEEN 18 AND 24)::INTEGER)
               FROM person JOIN area USING (area_id) GROUP BY 1"""
        ).fetchall()
    )
    assert shares["student"] > 2.5 * shares["family"]
    older = dict(
        town.db.execute(
            "SELECT kind, avg((born < DATE '1958-01-01')::INTEGER) FROM person JOIN area USING (area_id) GROUP BY 1"
        ).fetchall()
    )
    assert older["older"] > 1.5 * older["mixed"]


def test_nobody_left_an_address_before_birth_or_for_the_same(town: World) -> None:
    moves, wrong = one(
        town,
        """SELECT count(*), count(*) FILTER (until < born OR moved.address_id = person.address_id
               OR until >= DATE '2025-07-01')
           FROM moved JOIN person USING (person_id)""",
    )
    assert moves > 0.2 * town.count("person")
    assert wrong == 0


def test_some_share_a_phone_and_small_children_have_none(town: World) -> None:
    with_phone, phones, children = one(
        town,
        """SELECT count(phone_id), count(DISTINCT phone_id), count(phone_id) FILTER (born > DATE '2013-01-02')
           FROM person""",
    )
    assert 0.005 < 1 - phones / with_phone < 0.05
    assert children == 0
