"""What the service wrote: victims, the change of service, delays, and what became of reports."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from groundview.synth.dials import FROM, TAKEN_ON, TO
from groundview.synth.fraud.days import daily
from groundview.synth.fraud.kinds import types
from groundview.synth.fraud.settings import settings
from groundview.synth.fraud.words import rates
from groundview.synth.world import World

CHANGE = date(2025, 12, 4)
STANDARD = (
    "report_ref", "reported_on", "fraud_code", "fraud_type", "victim_nominal_ref", "victim_kind", "victim_age",
    "victim_sex", "victim_lsoa", "loss_gbp", "annual_income_gbp", "contact_method", "cyber_enabled",
    "suspect_location", "narrative", "disseminated_on", "disseminated_to", "outcome_code", "outcome_on",
    "victim_contacted_on", "service",
)  # fmt: skip


def test_about_six_are_reported_for_every_thousand_residents_a_year(world: World) -> None:
    assert world.count("fraud") / world.dials.residents / 3 * 1000 == pytest.approx(6, rel=0.01)


def test_the_series_breaks_when_the_service_changes() -> None:
    before = [daily(settings(), CHANGE - timedelta(days=7 * week)) for week in range(2, 10)]
    after = [daily(settings(), CHANGE + timedelta(days=7 * week)) for week in range(4)]
    assert np.mean(after) > 1.2 * np.mean(before)


def test_each_service_has_its_own_days_and_words(world: World) -> None:
    found = world.get(
        "SELECT service, min(reported_on) AS first, max(reported_on) AS last FROM fraud GROUP BY 1 ORDER BY 1"
    )
    assert found["service"].tolist() == ["action_fraud", "report_fraud"]
    assert found["last"][0] < np.datetime64(CHANGE) <= found["first"][1]
    assert not {one.code for one in types()} & {one.later_code for one in types()}


def test_courier_fraud_finds_older_people(world: World) -> None:
    found = world.get(
        "SELECT median(age) FILTER (key = 'courier') AS courier, median(age) FILTER (key = 'shopping') AS shopping,"
        " min(age) AS youngest FROM fraud JOIN fraud_type USING (type_id)"
    )
    assert found["courier"][0] > 70
    assert found["shopping"][0] < 55
    assert found["youngest"][0] >= 16


def test_only_individuals_are_persons_on_a_record(world: World) -> None:
    found = world.get("""
        SELECT count(*) FILTER (victim_kind = 'individual') AS individuals,
               count(*) FILTER (victim_kind = 'organisation' AND person_id IS NULL AND age IS NULL) AS organisations,
               count(*) AS n FROM fraud""")
    assert found["individuals"][0] + found["organisations"][0] == found["n"][0]
    assert found["organisations"][0] > 20
    assert world.count("fraud_victim") == found["individuals"][0]


def test_some_are_harmed_again_and_it_is_the_same_victim(world: World) -> None:
    again = world.get("""
        SELECT bool_and(one.person_id = first.person_id AND one.reported_on > first.reported_on) AS same, count(*) AS n
        FROM fraud AS one JOIN fraud AS first ON first.fraud_id = one.repeat_of""")
    assert again["same"][0]
    assert 0.01 < again["n"][0] / world.count("fraud") < 0.1


def test_most_reports_come_to_nothing_and_what_does_takes_long(world: World) -> None:
    found = world.get("""
        SELECT count(*) AS n, count(outcome_code) AS outcomes, count(disseminated_on) AS sent,
               median(date_diff('day', reported_on, outcome_on)) AS days,
               greatest(max(disseminated_on), max(outcome_on), max(victim_contacted_on)) AS latest FROM fraud""")
    assert found["outcomes"][0] < found["sent"][0] < 0.4 * found["n"][0]
    assert found["days"][0] > 90
    assert found["latest"][0] <= np.datetime64(TAKEN_ON)


def test_frauds_happen_in_the_study_and_no_day_collects_them(world: World) -> None:
    found = world.get("""
        SELECT min(happened_on) AS first, max(reported_on) AS last, bool_and(happened_on <= reported_on) AS ordered
        FROM fraud""")
    assert found["first"][0] >= np.datetime64(FROM)
    assert found["last"][0] <= np.datetime64(TO)
    assert found["ordered"][0]
    most = world.get("SELECT max(n) AS most FROM (SELECT count(*) AS n FROM fraud GROUP BY happened_on)")[
        "most"
    ][0]
    assert most <= 12


def test_most_frauds_were_never_reported(world: World) -> None:
    found = world.get(
        "SELECT sum(reported)::DOUBLE AS reported, sum(unreported)::DOUBLE AS hidden FROM hidden_fraud"
    )
    assert found["reported"][0] == world.count("fraud")
    assert 0.08 < found["reported"][0] / (found["reported"][0] + found["hidden"][0]) < 0.25


def test_every_type_has_stories_and_every_rate_of_error_follows_the_dial(world: World) -> None:
    told = world.get(
        "SELECT count(DISTINCT type_id) AS types, count(*) AS n FROM fraud JOIN fraud_narrative USING (fraud_id)"
    )
    assert told["types"][0] == world.get("SELECT count(DISTINCT type_id) AS types FROM fraud")["types"][0]
    assert told["n"][0] > 0.9 * world.count("fraud")
    assert rates(0.0)["mistyped"] == 0
    assert rates(3.0)["no_victim"] == pytest.approx(3 * rates(1.0)["no_victim"])
    assert max(rates(3.0).values()) <= max(0.95, settings().income.rich, settings().handling.large)


def test_the_extract_has_the_columns_of_the_standard(world: World) -> None:
    from groundview.synth.build import EXTRACT

    query = (EXTRACT / "fraud_reports.sql").read_text(encoding="utf-8")
    columns = [row[0] for row in world.db.execute(f"DESCRIBE {query}").fetchall()]
    assert columns == [*STANDARD, "_id", "_force"]
    found = world.get(f"""
        SELECT count(*) AS n, count(DISTINCT report_ref) AS refs, count(victim_nominal_ref) AS victims,
               bool_and(report_ref LIKE CASE service WHEN 'action_fraud' THEN 'NFRC%' ELSE 'RF%' END) AS named
        FROM ({query})""")
    assert found["n"][0] == found["refs"][0] == world.count("fraud")
    assert found["victims"][0] > 0.9 * world.count("fraud_victim")
    assert found["named"][0]
