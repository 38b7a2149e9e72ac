"""What goes wrong in a field does so about as often as is declared, and only where it can."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import pytest

from groundview.synth.dials import Dials
from groundview.synth.records.settings import settings
from groundview.synth.world import World

# The errors of a field, and the originals in which each of them could have happened.
ERRORS = {
    ("forename", "mistyped"): "SELECT forename_wrong AS kind FROM records_spelt",
    ("forename", "nickname"): "SELECT forename_wrong AS kind FROM records_called WHERE nickname IS NOT NULL",
    ("forename", "transliteration"): "SELECT forename_wrong AS kind FROM records_called"
    " WHERE other_forename IS NOT NULL",
    ("surname", "mistyped"): "SELECT surname_wrong AS kind FROM records_spelt",
    ("surname", "transliteration"): "SELECT surname_wrong AS kind FROM records_called"
    " WHERE other_surname IS NOT NULL",
    (
        "name_order",
        "swapped",
    ): "SELECT order_wrong AS kind FROM record_name JOIN records_spelt USING (record_id)"
    " WHERE family_first IS NOT true AND records_spelt.surname IS NOT NULL",
    ("birth", "first_january"): "SELECT birth_wrong AS kind FROM record_birth WHERE born IS NOT NULL",
    ("birth", "digit"): "SELECT birth_wrong AS kind FROM record_birth WHERE born IS NOT NULL",
    ("home", "no_fixed_abode"): "SELECT home_wrong AS kind FROM records_postal",
    ("address", "mistyped"): "SELECT address_wrong AS kind FROM records_postal WHERE home_wrong IS NULL",
    ("phone", "former"): "SELECT phone_wrong AS kind FROM records_reached WHERE digits IS NOT NULL",
    ("email", "mistyped"): "SELECT email_wrong AS kind FROM records_reached WHERE email IS NOT NULL",
}


@pytest.mark.parametrize(("field", "kind"), ERRORS)
def test_an_error_happens_as_often_as_is_declared(written: World, field: str, kind: str) -> None:
    found = written.get(
        f"SELECT count(*) AS n, count(*) FILTER (kind = '{kind}') AS k FROM ({ERRORS[field, kind]})"
    )
    declared = settings().ladders[field][kind]
    n, k = int(found["n"][0]), int(found["k"][0])
    assert n > 200
    assert abs(k / n - declared) < 4 * sqrt(declared / n) + 0.1 * declared


def test_twice_the_dirt_is_about_twice_the_errors(written: World, another: Callable[[Dials], World]) -> None:
    dirtier = another(Dials(dirt=2.0))
    mistyped = "SELECT avg((coalesce(forename_wrong, '') = 'mistyped')::INTEGER) AS share FROM records_spelt"
    ratio = dirtier.get(mistyped)["share"][0] / written.get(mistyped)["share"][0]
    assert 1.7 < ratio < 2.3


def test_mistyped_names_differ_and_others_do_not(written: World) -> None:
    found = written.get("""
        SELECT count(*) FILTER (called.forename = spelt.forename) AS unchanged, count(*) AS mistyped
        FROM records_spelt spelt JOIN records_called called USING (record_id)
        WHERE spelt.forename_wrong = 'mistyped' AND length(called.forename) > 2
    """)
    assert found["unchanged"][0] < 0.1 * found["mistyped"][0]


def test_one_system_writes_in_capitals(written: World) -> None:
    found = written.get("""
        SELECT system, force_id, avg((surname = upper(surname))::INTEGER) AS capitals
        FROM record JOIN record_name USING (record_id)
        WHERE surname IS NOT NULL AND force_id IS NOT NULL AND drawn_as = record.record_id
        GROUP BY ALL ORDER BY ALL
    """)
    capitals = dict(zip(zip(found["system"], found["force_id"], strict=True), found["capitals"], strict=True))
    assert capitals["intelligence", 0] > 0.9
    assert max(share for held, share in capitals.items() if held != ("intelligence", 0)) < 0.25


def test_phones_and_postcodes_are_typed_in_several_ways(written: World) -> None:
    forms = written.get("""
        SELECT count(DISTINCT regexp_replace(as_dialled(digits, phone_form), '[0-9]', '9', 'g')) AS phones
        FROM records_reached
    """)
    spaced = written.get(
        """SELECT avg((postcode LIKE '% %')::INTEGER) AS share, avg((postcode IS NULL)::INTEGER) AS missing
        FROM records_postal"""
    )
    assert forms["phones"][0] >= 5
    assert 0.7 < spaced["share"][0] < 0.9
    assert 0.08 < spaced["missing"][0] < 0.2


def test_placeholders_stand_only_where_no_name_was_taken(written: World) -> None:
    words = {word for texts in settings().placeholders.values() for word in texts}
    found = written.get("""
        SELECT nameless, coalesce(surname, '') AS surname, forename IS NULL AND born IS NULL AS bare
        FROM record_name JOIN record_birth USING (record_id)
    """)
    nameless = found["nameless"]
    assert nameless.sum() > 50
    assert set(found["surname"][nameless]) <= words
    assert found["bare"][nameless].all()
    assert not set(found["surname"][~nameless]) & words
