"""Names: skewed, of their time and origin, shared in families, with other forms."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from groundview.synth.people.origins import listed, origins
from groundview.synth.world import World

NAMED = """
SELECT person.*, forename.name AS forename, surname.name AS surname FROM person
JOIN name AS forename ON forename_id = forename.name_id JOIN name AS surname ON surname_id = surname.name_id
"""


def shares(rows: Iterable[tuple[str, int]]) -> list[float]:
    counts = np.sort([count for _, count in rows])[::-1]
    return (counts / counts.sum()).tolist()


def test_every_origin_has_names_enough() -> None:
    for key, origin in origins().items():
        least = 60 if key == "british" else 25
        for sex in ("F", "M"):
            every = {name for cohort in ("old", "middle", "young") for name in origin.named(sex, cohort)}
            assert len(every) >= least, (key, sex)
        assert len(listed(origin.surnames)) >= least, key


def test_names_are_of_the_persons_own_origin_and_sex(town: World) -> None:
    unlike = town.db.execute(
        """SELECT count(*) FROM person JOIN name ON forename_id = name_id
           WHERE name.sex <> person.sex OR name.kind <> 'forename'
               OR (name.origin <> person.origin AND namesake_of IS NULL)"""
    ).fetchone()
    assert unlike == (0,)


def test_frequencies_are_skewed(town: World) -> None:
    surnames = shares(
        town.db.execute(
            f"SELECT surname, count(*) FROM ({NAMED}) WHERE origin = 'british' GROUP BY 1"
        ).fetchall()
    )
    assert 0.01 < surnames[0] < 0.06
    assert sum(surnames[:10]) > 50 * surnames[500]
    assert len(surnames) > 500
    vietnamese = shares(
        town.db.execute(
            f"SELECT surname, count(*) FROM ({NAMED}) WHERE origin = 'vietnamese' GROUP BY 1"
        ).fetchall()
    )
    assert vietnamese[0] > 0.15


def test_old_and_young_have_other_forenames(town: World) -> None:
    born = dict(
        town.db.execute(
            f"SELECT forename, avg(year(born)) FROM ({NAMED}) WHERE origin = 'british' GROUP BY 1"
        ).fetchall()
    )
    assert born["Maureen"] < 1960
    assert born["Alfie"] > 1995


def test_surnames_have_the_form_of_the_sex(town: World) -> None:
    found = set(
        town.db.execute(
            f"SELECT DISTINCT sex, surname FROM ({NAMED}) WHERE surname IN ('Kowalski', 'Kowalska', 'Singh', 'Kaur')"
        ).fetchall()
    )
    assert found == {("M", "Kowalski"), ("F", "Kowalska"), ("M", "Singh"), ("F", "Kaur")}


def test_couples_mostly_share_a_surname_where_that_is_the_custom(town: World) -> None:
    same = dict(
        town.db.execute(
            """SELECT one.origin, avg((one.surname_id = other.surname_id)::INTEGER)
               FROM person AS one JOIN person AS other ON other.person_id = one.person_id + 1
                   AND other.household_id = one.household_id AND one.sex = 'F' AND other.sex = 'M'
                   AND one.origin = other.origin AND abs(one.born - other.born) < 3000
                   AND one.born < DATE '1995-01-01'
               GROUP BY 1"""
        ).fetchall()
    )
    assert same["british"] > 0.6
    assert same["somali"] < 0.25


def test_namesakes_have_their_fathers_name(town: World) -> None:
    sons, unlike = town.db.execute(
        """SELECT count(*), count(*) FILTER (son.forename_id <> father.forename_id OR father.sex <> 'M'
               OR son.born - father.born < 16 * 365 OR son.household_id <> father.household_id)
           FROM person AS son JOIN person AS father ON son.namesake_of = father.person_id"""
    ).fetchone() or (0, 0)
    assert sons > 50
    assert unlike == 0


def test_there_are_joined_and_compound_surnames(town: World) -> None:
    found = dict(
        town.db.execute(
            f"SELECT origin, avg((contains(surname, '-') OR contains(surname, ' '))::INTEGER) FROM ({NAMED}) GROUP BY 1"
        ).fetchall()
    )
    assert 0.01 < found["british"] < 0.05
    assert found["portuguese"] > 0.4


def test_names_have_nicknames_and_spellings(town: World) -> None:
    found = set(
        town.db.execute(
            "SELECT name, variant, name_variant.kind FROM name_variant JOIN name USING (name_id)"
        ).fetchall()
    )
    assert {("William", "Billy", "nickname"), ("Mohammed", "Muhammad", "transliteration")} <= found
    assert ("Yousef", "Yusuf", "transliteration") in found
    assert all(name != variant for name, variant, _ in found)


def test_an_alias_is_another_name(town: World) -> None:
    aliases, same = town.db.execute(
        """SELECT count(*), count(*) FILTER (alias.forename_id = person.forename_id
               AND alias.surname_id = person.surname_id) FROM alias JOIN person USING (person_id)"""
    ).fetchone() or (0, 0)
    assert 0.003 < aliases / town.count("person") < 0.012
    assert same == 0
