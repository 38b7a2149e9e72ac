"""The table `person`."""

from __future__ import annotations

import numpy as np

from groundview.synth.people.households import Households
from groundview.synth.people.identity import draw_ethnicity, draw_nationality
from groundview.synth.people.naming import Named
from groundview.synth.people.origins import origins
from groundview.synth.people.phones import phones
from groundview.synth.people.residents import Residents
from groundview.synth.world import World

PERSON = """
SELECT person_id, household_id, address_id, area_id, city_id, force_id, origin_name.origin,
       CASE WHEN man THEN 'M' ELSE 'F' END AS sex, born, forename_id, nullif(middle_id, -1) AS middle_id, surname_id,
       single_name, ethnicity, nationality, nullif(phone_id, -1) AS phone_id, nullif(twin_of, -1) AS twin_of,
       nullif(namesake_of, -1) AS namesake_of
FROM person_given
JOIN city USING (city_id)
JOIN origin_name USING (origin_no)
JOIN ethnicity_category USING (ethnicity_no)
JOIN nationality_name USING (nationality_no)
ORDER BY person_id
"""


def put_persons(world: World, households: Households, people: Residents, named: Named) -> None:
    """Makes `person`; `single_name` says that somebody has one name only, the forename."""
    single = np.array([origin.single for origin in origins().values()])[people.origin]
    world.put(
        "person_given",
        {
            "person_id": np.arange(len(people.role)),
            "household_id": people.household,
            "address_id": households.address[people.household],
            "area_id": households.area[people.household],
            "city_id": households.city[people.household],
            "origin_no": people.origin,
            "man": people.man,
            "born": people.born,
            "forename_id": named.forename,
            "middle_id": named.middle,
            "surname_id": named.surname,
            "single_name": world.rng("people.single").random(len(single)) < single,
            "ethnicity_no": draw_ethnicity(world, people),
            "nationality_no": draw_nationality(world, people),
            "phone_id": phones(world, households, people),
            "twin_of": people.twin_of,
            "namesake_of": named.namesake_of,
        },
    )
    world.make("person", PERSON)
    world.db.execute("DROP TABLE person_given")


def make_origins(world: World) -> None:
    """Makes `origin_name`: origins by number, and whether their family name comes first."""
    rows = [
        {"origin_no": at, "origin": key, "family_first": origin.family_first}
        for at, (key, origin) in enumerate(origins().items())
    ]
    world.put_words(
        "origin_name", rows, {"origin_no": "BIGINT", "origin": "VARCHAR", "family_first": "BOOLEAN"}
    )
