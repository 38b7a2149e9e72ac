"""Whom and what logs name."""

from __future__ import annotations

import numpy as np

from groundview.synth.world import World


def test_persons_come_first_and_their_numbers_are_dense(told: World) -> None:
    link = told.get("SELECT link_id, system, force_id FROM log_person ORDER BY link_id")
    assert np.array_equal(link["link_id"], np.arange(len(link["link_id"])))
    assert set(link["system"]) == {"intelligence"}
    assert set(link["force_id"]) == {0, 1}
    every = told.get("SELECT link_id FROM log_naming ORDER BY link_id")["link_id"]
    assert np.array_equal(every, np.arange(len(every)))


def test_each_link_points_at_one_thing_of_its_kind(told: World) -> None:
    columns = {
        "nominal": "person_id",
        "premises": "premises_id",
        "ocg": "mapped_id",
        "offence": "offence_id",
        "location": "area_id",
    }
    kinds = told.get("SELECT DISTINCT entity_type FROM log_naming ORDER BY 1")["entity_type"]
    assert set(kinds) == set(columns)
    for kind, column in columns.items():
        others = [name for name in columns.values() if name != column]
        bad = told.count(
            f"(FROM log_naming WHERE entity_type = '{kind}' AND ({column} IS NULL"
            f" OR coalesce({', '.join(others)}) IS NOT NULL))"
        )
        assert bad == 0


def test_group_logs_name_those_who_were_members_on_the_day(told: World) -> None:
    outside = told.count(
        """(FROM log_naming JOIN intelligence_log USING (log_id)
        WHERE entity_type = 'nominal' AND group_id IS NOT NULL AND NOT log_naming.wrong AND NOT EXISTS (
            FROM member WHERE member.group_id = intelligence_log.group_id AND member.person_id = log_naming.person_id
                AND joined <= event_on AND (left_on IS NULL OR event_on < left_on)))"""
    )
    assert outside == 0


def test_members_are_named_far_more_often_and_most_persons_named_are_in_none(told: World) -> None:
    named = told.get(
        "SELECT count(DISTINCT person_id) FILTER (person_id IN (SELECT person_id FROM member)) AS members,"
        " count(DISTINCT person_id) AS named FROM log_person"
    )
    member = told.get("SELECT count(DISTINCT person_id) AS n FROM member")["n"][0]
    rate_in = named["members"][0] / member
    rate_out = (named["named"][0] - named["members"][0]) / (told.count("person") - member)
    assert rate_in > 8 * rate_out
    assert named["members"][0] < 0.5 * named["named"][0]


def test_a_wrong_log_names_one_person_who_has_nothing_to_do_with_it(told: World) -> None:
    wrong = told.get(
        "SELECT count(*) AS n, bool_and(log_naming.wrong) AS wrong FROM intelligence_log JOIN log_naming USING (log_id)"
        " WHERE intelligence_log.wrong AND entity_type = 'nominal' GROUP BY log_id ORDER BY log_id"
    )
    assert np.all(wrong["n"] == 1)
    assert wrong["wrong"].all()


def test_logs_of_one_event_name_the_same_persons(told: World) -> None:
    named = "(SELECT list(person_id ORDER BY person_id) FROM log_person JOIN log_naming USING (link_id, person_id)"
    different = told.count(
        f"(SELECT log_id FROM intelligence_log AS later WHERE follows IS NOT NULL AND"
        f" {named} WHERE log_id = later.log_id) IS DISTINCT FROM {named} WHERE log_id = later.follows))"
    )
    assert different == 0


def test_some_names_come_up_again_and_again(told: World) -> None:
    often = told.get(
        "SELECT count(DISTINCT log_id) AS n FROM log_naming WHERE entity_type = 'nominal'"
        " AND person_id NOT IN (SELECT person_id FROM member) GROUP BY person_id ORDER BY n DESC, person_id"
    )["n"]
    assert often[: len(often) // 20].sum() > 0.12 * often.sum()
    assert np.median(often) == 1


def test_identifiers_seen_with_logs_are_phones_and_plates_not_in_use(told: World) -> None:
    seen = told.get("SELECT * FROM identifiers_intelligence ORDER BY ALL")
    phone = seen["identifier_type"] == "phone"
    assert all(len(number) == 11 and number.startswith("0710") for number in seen["identifier"][phone])
    assert all(plate.startswith("QQ") and len(plate) == 8 for plate in seen["identifier"][~phone])
    assert phone.sum() > 50
    assert (~phone).sum() > 50
