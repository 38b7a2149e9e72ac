"""Without dirt a person has one record in each system, and what is on it is true."""

from __future__ import annotations

from groundview.synth.build import EXTRACT
from groundview.synth.world import World


def test_one_record_a_person_and_system(clean: World) -> None:
    found = clean.get("""
        SELECT count(*) AS records, count(DISTINCT (person_id, system, force_id)) AS persons FROM record
    """)
    assert found["records"][0] == found["persons"][0] > 10_000


def test_nothing_is_wrong_in_any_field(clean: World) -> None:
    assert clean.count("record_error") == 0


def test_every_field_says_what_is_true(clean: World) -> None:
    clean.make("std_nominals", (EXTRACT / "nominals.sql").read_text(encoding="utf-8"))
    wrong = clean.get("""
        SELECT count(*) FILTER (std.forename IS DISTINCT FROM first.name) AS forename,
            count(*) FILTER (std.middle_names IS DISTINCT FROM second.name) AS middle,
            count(*) FILTER (std.surname IS DISTINCT FROM CASE WHEN NOT single_name THEN last.name END) AS surname,
            count(*) FILTER (std.date_of_birth IS DISTINCT FROM person.born) AS born,
            count(*) FILTER (std.sex IS DISTINCT FROM person.sex) AS sex,
            count(*) FILTER (std.ethnicity_self IS DISTINCT FROM person.ethnicity) AS ethnicity,
            count(*) FILTER (std.phone IS DISTINCT FROM phone_digits(person.phone_id)) AS phone,
            count(*) FILTER (std.address IS NULL OR std.postcode IS NULL) AS address
        FROM std_nominals std JOIN record ON record_id = _id JOIN person USING (person_id)
        JOIN name first ON first.name_id = forename_id JOIN name last ON last.name_id = surname_id
        LEFT JOIN name second ON second.name_id = middle_id
    """)
    assert {field: count[0] for field, count in wrong.items() if count[0]} == {}


def test_what_a_role_is_never_asked_for_is_missing_all_the_same(clean: World) -> None:
    """The structural part of missing: witnesses and victims are not asked for a nationality, agencies note no code."""
    found = clean.get("""
        SELECT care, count(nationality) AS nationality, count(ethnicity_officer) AS seen, count(*) AS n
        FROM (SELECT record_id, care_id FROM record
              WHERE key IN (SELECT key FROM records_kept GROUP BY key HAVING count(*) = 1))
        JOIN declared_care USING (care_id) JOIN record_trait USING (record_id) GROUP BY care ORDER BY care
    """)
    by_care = {
        care: (nationality, seen, n) for care, nationality, seen, n in zip(*found.values(), strict=True)
    }
    assert by_care["victim"][0] == 0
    assert by_care["other"][1] == by_care["witness"][1] == 0
    assert by_care["arrested"][0] == by_care["arrested"][1] == by_care["arrested"][2]
