"""The list of mapped groups, its members, and what partners gave."""

from __future__ import annotations

import numpy as np

from groundview.synth.dials import FROM
from groundview.synth.intelligence.room import ROOM
from groundview.synth.intelligence.settings import partners, settings
from groundview.synth.world import World

FIRST = f"DATE '{FROM}'"


def test_about_one_planted_group_in_seven_is_mapped(told: World) -> None:
    share = told.get(
        "SELECT avg((group_id IN (SELECT group_id FROM mapped_group WHERE group_id IS NOT NULL))::INTEGER) AS share"
        f" FROM grp WHERE coalesce(ended, {FIRST}) >= {FIRST}"
    )
    assert abs(share["share"][0] - settings().mapping.share) < 0.03


def test_the_list_has_groups_of_the_study_some_long_gone_and_some_that_never_were(told: World) -> None:
    counts = told.get(
        f"SELECT count(*) FILTER (mapped_group.group_id IS NULL) AS never, count(*) FILTER (ended < {FIRST}) AS gone,"
        f" count(*) FILTER (coalesce(ended, {FIRST}) >= {FIRST} AND mapped_group.group_id IS NOT NULL) AS there,"
        " count(*) FILTER (status = 'active' AND ended < mapped_on + 900 AND ended < DATE '2025-06-01') AS stale"
        " FROM mapped_group LEFT JOIN grp USING (group_id)"
    )
    assert counts["never"][0] >= 2
    assert counts["gone"][0] >= 1
    assert counts["there"][0] >= 5
    assert counts["stale"][0] >= 1


def test_archived_groups_have_a_day_and_it_is_after_the_mapping(told: World) -> None:
    rows = told.get(
        "SELECT status = 'archived' AS archived, archived_on IS NOT NULL AS dated,"
        " coalesce(archived_on > mapped_on, true) AS later FROM mapped_group ORDER BY mapped_id"
    )
    assert np.array_equal(rows["archived"], rows["dated"])
    assert rows["later"].all()
    assert 0 < rows["archived"].sum() < len(rows["archived"])


def test_the_list_says_drugs_of_most_though_no_group_was_planted_for_them(told: World) -> None:
    activity = told.get("SELECT activity FROM mapped_group ORDER BY mapped_id")["activity"]
    drugs = np.array(["drugs" in words.split("; ") for words in activity])
    assert 0.6 < drugs.mean() < 1
    assert np.mean([words == "drugs" for words in activity]) > 0.3


def test_members_on_the_list_are_partly_wrong_and_partly_missing(told: World) -> None:
    listed = told.get(
        "SELECT wrong, by_reference, group_id IS NULL AS never FROM mapped_member ORDER BY link_id"
    )
    assert listed["wrong"][listed["never"]].all()
    real = ~listed["never"]
    assert 0.05 < listed["wrong"][real].mean() < 0.5
    missing = told.count(
        "(FROM mapped_group JOIN member USING (group_id) ANTI JOIN mapped_member USING (mapped_id, person_id)"
        " WHERE joined <= mapped_on AND coalesce(left_on, DATE '9999-01-01') > mapped_on)"
    )
    assert missing > 0.1 * (~listed["wrong"]).sum()
    assert 0.5 < listed["by_reference"].mean() < 0.8


def test_those_on_the_list_without_reference_have_a_name(told: World) -> None:
    bad = told.count("(FROM mapped_member WHERE by_reference = (surname IS NOT NULL))")
    assert bad == 0
    dense = told.get("SELECT link_id FROM mapped_person ORDER BY link_id")["link_id"]
    assert np.array_equal(dense, np.arange(len(dense)))
    assert told.count("mapped_person") < told.count("mapped_member")


def test_names_are_right_where_nothing_is_mistyped(clean: World) -> None:
    different = clean.count(
        "(FROM mapped_member JOIN person USING (person_id) JOIN name ON name_id = surname_id"
        " WHERE NOT by_reference AND (mapped_member.surname != name.name OR date_of_birth IS NULL))"
    )
    assert different == 0


def test_without_groups_the_list_has_only_what_never_was_and_logs_go_on(groupless: World) -> None:
    assert (
        groupless.count("mapped_group") == groupless.count("(FROM mapped_group WHERE group_id IS NULL)") > 0
    )
    assert groupless.count("(FROM intelligence_log WHERE group_id IS NOT NULL)") == 0
    assert groupless.count("intelligence_log") > 1000


def test_partners_held_gave_part_refused_or_were_never_asked_in_every_context(told: World) -> None:
    rows = told.get(
        "SELECT context, status, from_on IS NULL AS undated FROM partner_asked ORDER BY partner_id"
    )
    assert len(rows["status"]) == len(partners())
    assert set(rows["status"]) == {"held", "partial", "refused", "not_asked"}
    given = np.isin(rows["status"], ["held", "partial"])
    assert np.array_equal(given, ~rows["undated"])
    for context in ("fraud", "cse", "adult_sex_market", "acquisitive_crime", "neighbourhood"):
        assert np.ma.filled(rows["context"] == context, False)[given].any()


def test_the_same_world_is_told_the_same_twice(told: World) -> None:
    def fingerprint() -> list[object]:
        tables = (
            "intelligence_log",
            "log_naming",
            "mapped_group",
            "mapped_member",
            "identifiers_intelligence",
        )
        text = "SELECT md5(string_agg(t::VARCHAR, '|' ORDER BY t.rowid)) FROM"
        return [told.db.execute(f"{text} {name} t").fetchone() for name in tables]

    once = fingerprint()
    ROOM.make(told)
    assert fingerprint() == once
