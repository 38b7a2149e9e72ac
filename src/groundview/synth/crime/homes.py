"""Who lives where an offence happened: whom it befalls, and, if domestic, who did it."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.draws import Ids, Truths
from groundview.synth.crime.settings import settings
from groundview.synth.dials import FROM
from groundview.synth.world import Arrays, World


def at_home(world: World, offence: Arrays, rows: Truths) -> None:
    """Adds home_victim, home_woman and home_other: two adult residents of the address, -1 where none. Of one address
    they are always the same, so that repeats befall the same person."""
    world.put("crime_home", {"address_id": np.unique(offence["address_id"][rows])})
    order = f"chance('crime.home', person_id) * CASE sex WHEN 'F' THEN {settings().victims.domestic_women} ELSE 1 END"
    found = world.get(f"""
        SELECT address_id, arg_min(person_id, {order}, 2) AS adults, arg_min(sex, {order}) = 'F' AS woman,
            adults[1] AS one, coalesce(adults[2], -1) AS other
        FROM crime_home JOIN person USING (address_id)
        WHERE date_diff('year', born, DATE '{FROM}') >= {settings().victims.adult}
        GROUP BY address_id ORDER BY address_id""")
    world.db.execute("DROP TABLE crime_home")
    place = np.searchsorted(found["address_id"], offence["address_id"])
    place = np.minimum(place, max(len(found["address_id"]) - 1, 0))
    there = rows & (found["address_id"][place] == offence["address_id"])
    offence["home_victim"] = _where(there, found["one"][place])
    offence["home_other"] = _where(there, found["other"][place])
    offence["home_woman"] = there & np.asarray(found["woman"], dtype=np.bool_)[place]


def _where(there: Truths, values: Ids) -> Ids:
    return np.where(there, values, -1).astype(np.int64)
