"""Two records of one person can be known for one, but not by a plain comparison; and there are traps."""

from __future__ import annotations

import pytest

from groundview.synth.build import EXTRACT
from groundview.synth.world import World


@pytest.fixture(scope="module")
def pairs(written: World) -> World:
    """The world with true_pair: every two records of one person, and what agrees in them as it is written."""
    written.make("std_nominals", (EXTRACT / "nominals.sql").read_text(encoding="utf-8"))
    written.make(
        "comparable",
        """
        SELECT record_id, person_id, upper(forename) AS forename, upper(surname) AS surname, date_of_birth AS born,
            upper(left(strip_accents(split_part(coalesce(surname, forename), ' ', 1)), 3)) AS sound,
            right(regexp_replace(phone, '[^0-9]', '', 'g'), 9) AS phone, replace(postcode, ' ', '') AS postcode
        FROM record JOIN std_nominals ON record_id = _id WHERE NOT nameless ORDER BY record_id
        """,
    )
    written.make(
        "true_pair",
        """
        SELECT one.record_id, two.record_id AS other_id,
            coalesce(one.forename = two.forename AND one.surname = two.surname AND one.born = two.born, false) AS exact,
            coalesce(one.sound = two.sound, false)::INTEGER + coalesce(one.born = two.born, false)::INTEGER
                + coalesce(one.phone = two.phone, false)::INTEGER
                + coalesce(one.postcode = two.postcode, false)::INTEGER AS shared
        FROM comparable one JOIN comparable two ON two.person_id = one.person_id AND two.record_id > one.record_id
        ORDER BY one.record_id, two.record_id
        """,
    )
    return written


def test_most_true_pairs_share_two_things(pairs: World) -> None:
    found = pairs.get(
        "SELECT count(*) AS n, avg((shared >= 2)::INTEGER) AS two, avg((shared = 0)::INTEGER) AS none FROM true_pair"
    )
    assert found["n"][0] > 10_000
    assert found["two"][0] > 0.6
    assert found["none"][0] < 0.05


def test_a_plain_comparison_finds_clearly_less(pairs: World) -> None:
    """Equal forename, surname and date of birth, whatever the case of letters."""
    found = pairs.get(
        "SELECT avg(exact::INTEGER) AS exact, avg((shared >= 2)::INTEGER) AS two FROM true_pair"
    )
    assert 0.1 < found["exact"][0] < 0.5
    assert found["exact"][0] < 0.7 * found["two"][0]


def test_twins_and_namesakes_have_records_that_agree_in_much(pairs: World) -> None:
    found = pairs.get("""
        SELECT count(*) FILTER (kin.twin_of IS NOT NULL AND one.sound = two.sound AND one.born = two.born) AS twins,
            count(*) FILTER (kin.namesake_of IS NOT NULL AND one.forename = two.forename
                AND one.surname = two.surname AND one.postcode = two.postcode) AS namesakes
        FROM person kin
        JOIN comparable one ON one.person_id = kin.person_id
        JOIN comparable two ON two.person_id = coalesce(kin.twin_of, kin.namesake_of)
    """)
    assert found["twins"][0] > 10
    assert found["namesakes"][0] > 10


def test_phones_are_shared_by_persons(pairs: World) -> None:
    found = pairs.get("""
        SELECT count(*) AS n FROM (SELECT phone FROM comparable WHERE phone IS NOT NULL AND length(phone) = 9
            GROUP BY phone HAVING count(DISTINCT person_id) > 1)
    """)
    assert found["n"][0] > 50
