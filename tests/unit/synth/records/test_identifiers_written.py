"""The list of identifiers: those of all rooms, each with the reference of what it was seen with."""

from __future__ import annotations

import pytest

from groundview.synth.build import EXTRACT
from groundview.synth.world import World

OTHERS = {
    "offences": "crime_ref",
    "fraud_reports": "report_ref",
    "premises": "premises_ref",
    "adverts": "advert_ref",
    "intelligence": "log_ref",
}
SEEN = """
    SELECT * FROM (VALUES ('phone', '07101234567', 'offence', 0, DATE '2024-01-05'),
        ('vehicle', 'QQ12 ABC', 'offence', 1, DATE '2024-01-06'), ('ip', '198.18.0.1', 'offence', 2, DATE '2024-01-07'))
    t(identifier_type, identifier, seen_with_type, seen_id, seen_on)
"""


@pytest.fixture(scope="module")
def listed(written: World) -> World:
    """The world with std_identifiers, and three offences that no other room of it made."""
    for table, reference in OTHERS.items():
        rows = 3 if table == "offences" else 0
        written.make(
            f"std_{table}", f"SELECT 'C' || i AS {reference}, i AS _id, 0 AS _force FROM range({rows}) t(i)"
        )
    for room in ("crime", "fraud", "market", "intelligence"):
        written.make(f"identifiers_{room}", SEEN if room == "crime" else f"{SEEN} LIMIT 0")
    for table in ("nominals", "identifiers"):
        written.make(f"std_{table}", (EXTRACT / f"{table}.sql").read_text(encoding="utf-8"))
    return written


def test_every_identifier_seen_is_listed_with_a_reference(listed: World) -> None:
    assert listed.count("std_identifiers") == listed.count("identifiers_records") + 3
    unknown = listed.get("""
        SELECT count(*) AS n FROM std_identifiers LEFT JOIN std_nominals ON nominal_ref = seen_with_ref
        WHERE nominal_ref IS NULL AND NOT (seen_with_type = 'offence' AND seen_with_ref IN ('C0', 'C1', 'C2'))
    """)
    assert unknown["n"][0] == 0


def test_phones_are_written_in_several_forms_of_the_same_digits(listed: World) -> None:
    found = listed.get("""
        SELECT count(DISTINCT regexp_replace(std.identifier, '[0-9]', '9', 'g')) AS forms,
            count(*) FILTER (right(regexp_replace(std.identifier, '[^0-9]', '', 'g'), 9) NOT IN
                (SELECT right(identifier, 9) FROM identifiers_records UNION ALL FROM (VALUES ('101234567')))) AS strange
        FROM std_identifiers std WHERE identifier_type = 'phone'
    """)
    assert found["forms"][0] >= 5
    assert found["strange"][0] == 0


def test_some_phones_are_known_only_as_identifiers(listed: World) -> None:
    found = listed.get("""
        SELECT count(*) AS n FROM std_identifiers JOIN std_nominals ON nominal_ref = seen_with_ref
        WHERE identifier_type = 'phone' AND phone IS NULL
    """)
    assert found["n"][0] > 100


def test_suspects_identifiers_are_listed_far_more_often_than_victims(listed: World) -> None:
    found = listed.get("""
        SELECT care, avg((record_id IN (SELECT seen_id FROM identifiers_records))::INTEGER) AS share
        FROM record JOIN records_reached USING (record_id) JOIN declared_care USING (care_id)
        WHERE digits IS NOT NULL GROUP BY care
    """)
    share = dict(zip(found["care"], found["share"], strict=True))
    assert share["arrested"] > 0.9
    assert share["victim"] < 0.35
