"""When and where crime happens: seasons, repeats, near repeats, few streets."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.synth.crime.kinds import kinds
from groundview.synth.dials import FROM, TAKEN_ON, TO
from groundview.synth.world import Arrays, World


def test_there_are_as_many_offences_as_the_dial_says(town: World, city: World) -> None:
    for world in (town, city):
        assert world.count("offence") == pytest.approx(world.dials.offences, rel=0.03)


def test_offences_are_recorded_within_the_study_and_never_before_they_happen(city: World) -> None:
    found = city.get("""
        SELECT min(recorded_on)::VARCHAR AS first, max(recorded_on)::VARCHAR AS last, max(outcome_on)::VARCHAR AS known,
            count(*) FILTER (occurred_to::DATE > recorded_on OR occurred_from > occurred_to) AS wrong,
            count(*) FILTER (outcome_on < recorded_on) AS early, count(*) FILTER (outcome IS NULL) AS pending
        FROM offence""")
    assert (found["first"][0], found["last"][0]) == (str(FROM), str(TO))
    assert found["known"][0] <= str(TAKEN_ON)
    assert found["wrong"][0] == 0
    assert found["early"][0] == 0
    assert found["pending"][0] > 0


def test_burglary_is_a_crime_of_winter_and_violence_of_summer(city: World) -> None:
    count = """SELECT count(*) FILTER (month(occurred_from) IN (11, 12, 1)) AS winter,
        count(*) FILTER (month(occurred_from) IN (6, 7, 8)) AS summer
        FROM offence JOIN offence_type USING (type_id) WHERE {}"""
    dark = city.get(
        count.format("specialism IN ('burglary_residential', 'theft_from_vehicle', 'vehicle_theft')")
    )
    light = city.get(count.format("mo IN ('assault', 'damage', 'damage_vehicle', 'abuse')"))
    assert dark["winter"][0] > 1.15 * dark["summer"][0]
    assert light["summer"][0] > 1.05 * light["winter"][0]


def test_half_of_crime_is_on_few_streets(city: World) -> None:
    """Weisburd (2015): 4% to 6% of streets, in the larger cities; ours are smaller and have less crime."""
    streets = city.get("""
        SELECT count(offence_id) AS offences FROM address LEFT JOIN offence USING (address_id)
        GROUP BY street_id ORDER BY offences DESC""")["offences"]
    share = (np.searchsorted(np.cumsum(streets), streets.sum() / 2) + 1) / len(streets)
    assert 0.035 < share < 0.065


def test_what_follows_an_offence_is_at_its_place_or_near_and_later(city: World) -> None:
    found = city.get("""
        SELECT count(*) FILTER (later.repeat_of IS NOT NULL) AS repeats,
            count(*) FILTER (later.repeat_of IS NOT NULL AND later.address_id <> earlier.address_id) AS elsewhere,
            count(*) FILTER (later.near_of IS NOT NULL) AS near,
            max(CASE WHEN later.near_of IS NOT NULL
                THEN sqrt((a.easting - b.easting) ** 2 + (a.northing - b.northing) ** 2) END) AS metres,
            count(*) FILTER (later.type_id <> earlier.type_id) AS unlike
        FROM offence AS later
        JOIN offence AS earlier ON earlier.offence_id = coalesce(later.repeat_of, later.near_of)
        JOIN address AS a ON a.address_id = later.address_id
        JOIN address AS b ON b.address_id = earlier.address_id""")
    assert found["repeats"][0] > 2000
    assert found["near"][0] > 500
    assert found["elsewhere"][0] == found["unlike"][0] == 0
    assert found["metres"][0] <= 200


def test_burglaries_come_close_in_space_and_time_more_often_than_by_chance(city: World) -> None:
    found = city.get("""
        SELECT address.easting, address.northing, date_diff('day', DATE '2023-01-01', occurred_from::DATE) AS day,
            offence.address_id
        FROM offence JOIN offence_type USING (type_id) JOIN address USING (address_id)
        WHERE specialism = 'burglary_residential' ORDER BY offence_id""")
    near, again = _close(found, found["day"])
    by_chance = [_close(found, np.random.default_rng(seed).permutation(found["day"])) for seed in range(5)]
    assert near > 1.3 * np.mean([each[0] for each in by_chance])
    assert again > 1.5 * np.mean([each[1] for each in by_chance])


def _close(found: Arrays, day: NDArray[np.int64]) -> tuple[int, int]:
    """Pairs within 200 metres and 14 days at different addresses, and within 60 days at the same one."""
    n = len(day)
    far = np.hypot(
        found["easting"][:, None] - found["easting"], found["northing"][:, None] - found["northing"]
    )
    apart = np.abs(day[:, None] - day)
    upper = np.triu(np.ones((n, n), dtype=bool), 1)
    same = found["address_id"][:, None] == found["address_id"]
    near = upper & (far <= 200) & (apart <= 14) & ~same
    return int(near.sum()), int((upper & same & (apart <= 60)).sum())


def test_every_type_occurs_and_some_days_are_unknown(city: World) -> None:
    assert city.get("SELECT count(DISTINCT type_id) AS types FROM offence")["types"][0] == len(kinds())
    found = city.get("""
        SELECT avg((day(occurred_from) = 1)::INTEGER) AS firsts, avg((occurred_to > occurred_from)::INTEGER) AS windows
        FROM offence WHERE recorded_on - occurred_from::DATE > 60""")
    assert found["firsts"][0] > 0.15
    assert found["windows"][0] > 0.5
