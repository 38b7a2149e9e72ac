"""Identifiers of reports: forms of one number, numbers that mean nothing, and none that could be real."""

from __future__ import annotations

import re

from groundview.synth.world import World

INVENTED = {
    "phone": r"07100\d{6}",
    "bank_account": r"00\d{12}",
    "website": r"[a-z0-9-]+\.example",
    "email": r"[a-z0-9.]+@[a-z.-]*example\.(com|org|net)",
    "social_handle": r"@[a-z0-9_]+",
}


def test_no_identifier_could_be_real(world: World) -> None:
    found = world.get("SELECT kind, identifier FROM fraud_identifier_key ORDER BY kind, key")
    wrong = [
        identifier
        for kind, identifier in zip(found["kind"], found["identifier"], strict=True)
        if not re.fullmatch(INVENTED[kind], identifier)
    ]
    assert wrong == []


def test_no_two_have_one_identifier_by_accident(world: World) -> None:
    found = world.get("""
        SELECT count(*) AS n, count(DISTINCT (kind, identifier)) AS apart
        FROM fraud_identifier_key WHERE NOT legitimate""")
    assert found["n"][0] == found["apart"][0]


def test_legitimate_numbers_stand_in_unrelated_reports(world: World) -> None:
    found = world.get("""
        SELECT key, count(*) AS reports, count(DISTINCT coalesce(group_id, -1 - series_id)) AS actors
        FROM fraud_identifier JOIN fraud USING (fraud_id)
        WHERE legitimate AND kind = 'phone' GROUP BY key ORDER BY reports DESC""")
    assert found["reports"][0] >= 4
    assert found["actors"][0] >= 3


def test_one_phone_is_written_in_several_ways(world: World) -> None:
    written = world.get(
        "SELECT DISTINCT identifier FROM identifiers_fraud WHERE identifier_type = 'phone' ORDER BY 1"
    )
    shapes = {re.sub(r"\d", "9", text) for text in written["identifier"]}
    assert {"99999999999", "+999999999999", "99999 999999", "9999 9999 999999"} <= shapes


def test_some_are_mistyped(world: World) -> None:
    found = world.get("""
        SELECT avg((regexp_replace(replace(identifier, '+44', '0'), '[^0-9]', '', 'g') NOT IN (
            SELECT identifier FROM fraud_identifier_key WHERE kind = 'phone'))::INTEGER) AS share
        FROM identifiers_fraud WHERE identifier_type = 'phone' AND identifier NOT LIKE '00%'""")
    assert 0.005 < found["share"][0] < 0.15


def test_every_identifier_is_of_a_report(world: World) -> None:
    found = world.get("""
        SELECT count(*) AS n FROM identifiers_fraud ANTI JOIN fraud ON seen_id = fraud_id AND seen_on = reported_on""")
    assert found["n"][0] == 0
    kinds = world.get("SELECT DISTINCT seen_with_type FROM identifiers_fraud")["seen_with_type"].tolist()
    assert kinds == ["fraud_report"]
