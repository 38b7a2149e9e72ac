"""Partners record much that the police never hear of, and one of them leaves a gap."""

from __future__ import annotations

import re

import duckdb
import pytest

from groundview.synth.build import EXTRACT, build
from groundview.synth.dials import Dials
from groundview.synth.retail.settings import settings, words
from groundview.synth.world import World

STANDARD = (
    "incident_ref", "partner", "occurred_on", "category", "lsoa", "value_gbp", "suspect_description", "crime_ref",
)  # fmt: skip
WHO_SOMEBODY_IS = (
    r"\b(white|asian|african|caribbean|european|mixed|accent|foreign|skin|male|female|man|woman)\b"
)


@pytest.fixture(scope="module")
def again() -> World:
    """The small world once more, as far as partners; so it may be written to."""
    return build(Dials(), duckdb.connect(), until="retail")


def test_most_incidents_of_every_partner_were_never_reported(world: World) -> None:
    found = world.get("SELECT partner, incidents, true_rate FROM hidden_reporting ORDER BY partner")
    planted = {one.key: one.reported for one in settings().partners}
    assert found["partner"].tolist() == sorted(planted)
    for partner, n, rate in zip(found["partner"], found["incidents"], found["true_rate"], strict=True):
        assert n >= 20
        assert rate == pytest.approx(planted[partner], abs=0.05)
        assert rate < 0.5


def test_reported_incidents_are_offences_at_that_shop_on_that_day(world: World) -> None:
    found = world.get("""
        SELECT count(*) AS n, count(*) FILTER (offence_type.key = 'shoplifting') AS shoplifting,
               bool_and(partner_incident.address_id = offence.address_id AND happened_on = occurred_from::DATE) AS same,
               count(*) FILTER (NOT reference_kept) AS lost
        FROM partner_incident JOIN offence USING (offence_id) JOIN offence_type USING (type_id)
        WHERE partner_kind = 'chain'""")
    assert found["n"][0] == found["shoplifting"][0] > 20
    assert found["same"][0]
    assert 0.2 < found["lost"][0] / found["n"][0] < 0.8


def test_shops_report_more_of_what_is_worth_more(world: World) -> None:
    found = world.get("""
        SELECT avg(reported::INTEGER) FILTER (value_gbp < 50) AS low,
               avg(reported::INTEGER) FILTER (value_gbp BETWEEN 50 AND 200) AS high
        FROM partner_incident WHERE partner_kind = 'chain'""")
    assert found["high"][0] > 1.15 * found["low"][0]


def test_visits_are_of_several_persons_high_in_value_and_over_several_shops(world: World) -> None:
    found = world.get("""
        SELECT median(value_gbp) FILTER (visit_id IS NOT NULL) AS visit,
               median(value_gbp) FILTER (group_id IS NULL) AS other,
               min(n_acting) FILTER (visit_id IS NOT NULL) AS fewest
        FROM partner_incident WHERE partner_kind = 'chain'""")
    assert found["visit"][0] > 3 * found["other"][0]
    assert found["fewest"][0] >= 2
    visits = world.get("""
        SELECT count(*) AS shops, count(DISTINCT address_id) AS places, count(DISTINCT happened_on) AS days,
               count(DISTINCT city_id) AS cities
        FROM partner_incident WHERE visit_id IS NOT NULL GROUP BY visit_id""")
    assert (visits["shops"] > 1).sum() >= 5
    assert (visits["shops"] == visits["places"]).all()
    assert visits["days"].max() == visits["cities"].max() == 1


def test_visitors_are_members_of_a_group_of_that_context(world: World) -> None:
    found = world.get("""
        SELECT bool_and('acquisitive_crime' IN (main, coalesce(second, ''))) AS context,
               bool_and(happened_on BETWEEN began AND coalesce(ended, happened_on)) AS there
        FROM partner_incident JOIN grp USING (group_id) WHERE visit_id IS NOT NULL""")
    assert found["context"][0]
    assert found["there"][0]
    strangers = world.get("""
        SELECT count(*) AS n FROM retail_actor JOIN partner_incident USING (incident_id)
        ANTI JOIN member USING (group_id, person_id)
        WHERE visit_id IS NOT NULL""")
    assert strangers["n"][0] == 0
    assert world.count("retail_actor") > 20


def test_one_partner_supplied_nothing_for_some_months(world: World) -> None:
    found = world.get("""
        SELECT count(*) FILTER (NOT supplied) AS lost, count(*) FILTER (supplied AND month BETWEEN 4 AND 8) AS within,
               min(n) FILTER (supplied) AS least
        FROM (
            SELECT supplied, date_diff('month', DATE '2024-01-01', happened_on) AS month,
                   count(*) OVER (PARTITION BY supplied) AS n
            FROM partner_incident WHERE partner = 'larkmoor')""")
    assert found["lost"][0] >= 5
    assert found["within"][0] == 0
    assert found["least"][0] > 5 * found["lost"][0]


def test_descriptions_say_nothing_of_who_somebody_is(world: World) -> None:
    given = words()
    written = " ".join(
        [*given.height, *given.wearing, *given.carrying, *given.did, *sum(given.persons.values(), ())]
    )
    assert not re.search(
        WHO_SOMEBODY_IS, written.replace("white trainers", "").replace("white van", ""), re.IGNORECASE
    )
    assert world.get("SELECT count(description) AS n FROM partner_incident")["n"][0] > 100


def test_partners_have_words_of_their_own(world: World) -> None:
    assert words().categories.keys() == {one.key for one in settings().partners}
    found = world.get(
        "SELECT partner, count(DISTINCT category) AS n FROM partner_incident GROUP BY 1 ORDER BY 1"
    )
    assert (found["n"] >= 2).all()


def test_the_extract_leaves_out_what_was_not_supplied(again: World) -> None:
    again.make(
        "std_offences", "SELECT offence_id AS _id, 'A' || offence_id AS crime_ref FROM offence ORDER BY 1"
    )
    query = (EXTRACT / "partner_incidents.sql").read_text(encoding="utf-8")
    again.make("std_partner_incidents", query)
    columns = [row[0] for row in again.db.execute("DESCRIBE std_partner_incidents").fetchall()]
    assert columns == [*STANDARD, "_id", "_force"]
    found = again.get(
        "SELECT count(*) AS n, count(DISTINCT incident_ref) AS refs, count(crime_ref) AS linked"
        " FROM std_partner_incidents"
    )
    supplied = again.get(
        "SELECT count(*) AS n, count(*) FILTER (reference_kept) AS kept FROM partner_incident WHERE supplied"
    )
    assert found["n"][0] == found["refs"][0] == supplied["n"][0] < again.count("partner_incident")
    assert found["linked"][0] == supplied["kept"][0]


@pytest.mark.parametrize(
    "table",
    [
        "fraud",
        "identifiers_fraud",
        "fraud_narrative",
        "fraud_actor",
        "case_fraud",
        "partner_incident",
        "retail_actor",
    ],
)
def test_the_same_seed_gives_the_same_rows(world: World, again: World, table: str) -> None:
    assert rows(world, table) == rows(again, table)


def rows(world: World, table: str) -> list[tuple[object, ...]]:
    """Every row of a table, in its order."""
    return world.db.execute(f"SELECT * FROM {table}").fetchall()
