"""The census: areas' people by age and sex, and with them their population and households, counted."""

from __future__ import annotations

from groundview.synth.dials import FROM
from groundview.synth.world import World

OLDEST_BAND = 90
"""The first age of the last band; the others are five years wide."""

AREA_PEOPLE = f"""
WITH aged AS (
    SELECT area_id, sex, least(date_sub('year', born, DATE '{FROM}') // 5 * 5, {OLDEST_BAND}) AS youngest
    FROM person
)
SELECT area_id, CASE youngest WHEN {OLDEST_BAND} THEN '{OLDEST_BAND}+' ELSE youngest || '-' || youngest + 4 END
           AS age_band, sex, count(*) AS persons, youngest
FROM aged GROUP BY ALL ORDER BY area_id, youngest, sex
"""

AREA = """
SELECT area.* REPLACE (counted.persons AS population, lived_in.households AS households)
FROM area
JOIN (SELECT area_id, sum(persons)::BIGINT AS persons FROM area_people GROUP BY ALL) AS counted USING (area_id)
JOIN (SELECT area_id, count(*) AS households FROM household JOIN address USING (address_id) GROUP BY ALL) AS lived_in
    USING (area_id)
ORDER BY area_id
"""


def count_areas(world: World) -> None:
    """Makes `area_people`, and puts the persons and households counted into `area` in place of those planned."""
    world.make("area_people", AREA_PEOPLE)
    world.make("area", AREA)
