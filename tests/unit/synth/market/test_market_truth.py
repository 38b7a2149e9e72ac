"""The planted truth: premises, who runs them, who works there."""

from __future__ import annotations

import pytest

from groundview.synth.market.settings import settings
from groundview.synth.world import World


def only(world: World, query: str) -> float:
    return float(world.db.execute(query).fetchall()[0][0])


def share(world: World, claim: str, table: str = "premises") -> float:
    return only(world, f"SELECT avg(CASE WHEN {claim} THEN 1 ELSE 0 END) FROM {table}")


def test_77_percent_are_linked_to_organised_crime(many_premises: World) -> None:
    assert share(many_premises, "organised") == pytest.approx(0.77, abs=0.005)
    assert share(many_premises, "n_acting >= 2", "case_adult_sex_market") == pytest.approx(0.77, abs=0.005)


def test_movements_are_controlled_at_29_percent(many_premises: World) -> None:
    assert share(many_premises, "movements_controlled") == pytest.approx(0.29, abs=0.02)


def test_most_are_not_visible_from_the_street(many_premises: World) -> None:
    """51 of 65 in the study."""
    assert share(many_premises, "NOT visible_from_street") == pytest.approx(51 / 65, abs=0.03)


def test_some_were_never_noticed(many_premises: World) -> None:
    assert 0.65 < share(many_premises, "known") < 0.85
    assert only(many_premises, "SELECT count(*) FROM premises WHERE known <> (first_seen IS NOT NULL)") == 0
    unseen = """SELECT count(*) FROM premises_link JOIN premises USING (premises_id) WHERE NOT known"""
    assert only(many_premises, unseen) == 0


def test_what_is_visible_is_noticed_more(many_premises: World) -> None:
    visible, hidden = (
        only(many_premises, f"SELECT avg(known::INTEGER) FROM premises WHERE visible_from_street = {seen}")
        for seen in (True, False)
    )
    assert visible > hidden + 0.1


def test_dates_stand_in_order(many_premises: World) -> None:
    wrong = """SELECT count(*) FROM premises WHERE opened_on >= closed_on OR first_seen > last_seen
               OR first_seen < opened_on OR last_seen > closed_on OR first_seen < DATE '2023-01-01'"""
    assert only(many_premises, wrong) == 0


def test_premises_move_and_keep_their_operator(many_premises: World) -> None:
    moved = """FROM premises AS later JOIN premises AS earlier ON earlier.premises_id = later.moved_from"""
    assert only(many_premises, f"SELECT count(*) {moved}") > 100
    assert only(many_premises, f"SELECT count(*) {moved} WHERE earlier.operator_id <> later.operator_id") == 0
    soon = f"SELECT avg(CASE WHEN later.opened_on - earlier.closed_on BETWEEN 0 AND 21 THEN 1 ELSE 0 END) {moved}"
    assert only(many_premises, soon) > 0.8


def test_owners_have_several_premises(many_premises: World) -> None:
    most = """SELECT max(premises) FROM (SELECT count(DISTINCT premises_id) AS premises
              FROM premises_person WHERE role = 'owner' GROUP BY person_id)"""
    assert only(many_premises, most) >= 4


def test_workers_move_between_premises(many_premises: World) -> None:
    """More where movements are controlled, and then only between premises of one operator."""
    each = only(
        many_premises,
        "SELECT count(*) / count(DISTINCT person_id) FROM premises_person WHERE role = 'worker'",
    )
    assert 1.2 < each < 2.5
    per_premises = only(many_premises, "SELECT count(*) FROM worker") / many_premises.count("premises")
    assert per_premises == pytest.approx(settings().workers.per_premises, abs=0.1)


def test_own_workers_fill_most_places_where_movements_are_controlled(many_premises: World) -> None:
    own = """SELECT avg(CASE WHEN worker.operator_id = premises.operator_id THEN 1 ELSE 0 END) FROM premises_person
             JOIN premises USING (premises_id) JOIN worker USING (person_id)
             WHERE role = 'worker' AND movements_controlled = {}"""
    assert only(many_premises, own.format(True)) > only(many_premises, own.format(False)) + 0.15


def test_nobody_runs_and_works_in_one_place(many_premises: World) -> None:
    both = "SELECT count(*) FROM (SELECT 1 FROM premises_person GROUP BY premises_id, person_id HAVING count(*) > 1)"
    assert only(many_premises, both) == 0


def test_links_on_record_are_partly_wrong_and_never_all(many_premises: World) -> None:
    known = settings().known
    true_ones = """SELECT count(*) FROM premises_person JOIN premises USING (premises_id)
                   WHERE known AND role = 'worker'"""
    seen = "SELECT count(*) FROM premises_link WHERE true_role = 'worker'"
    assert only(many_premises, seen) / only(many_premises, true_ones) == pytest.approx(
        known.links["worker"], abs=0.06
    )
    wrong = share(many_premises, "role <> true_role", "premises_link")
    assert wrong == pytest.approx(known.role_wrong * 0.8, abs=0.025)
    assert only(many_premises, "SELECT count(*) FROM premises_link WHERE true_role = 'visitor'") > 50
