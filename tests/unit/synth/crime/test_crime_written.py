"""How offences are written down, and what the dials do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from groundview.evidence.pole.codes.outcome_groups import outcome_groups
from groundview.evidence.pole.tables import extract_tables
from groundview.synth.build import EXTRACT
from groundview.synth.crime.kinds import kinds, profiles
from groundview.synth.crime.written import extract, words
from groundview.synth.dials import Dials
from groundview.synth.records.write_down import write_down
from groundview.synth.world import World

MakeCrime = Callable[[Dials], World]


def test_types_name_only_profiles_and_texts_that_are_declared() -> None:
    told, texts = profiles(), {text.mo for text in words().texts}
    for kind in kinds():
        assert kind.hours in told.hours
        assert kind.week in told.weeks
        assert kind.season in told.seasons
        assert set(told.places[kind.where]) <= set(extract().premises)
        assert kind.harmed in told.harmed
        assert kind.outcomes in told.outcomes
        assert kind.mo in texts


def test_the_extract_has_the_columns_of_the_standard_extract(town: World) -> None:
    columns = [name for name in extract_tables()["offences"].columns if name != "recorded_precision"]
    assert list(town.get("SELECT * FROM std_offences LIMIT 1")) == [*columns, "_id", "_force"]


def test_references_are_unique_and_look_like_numbers(town: World) -> None:
    refs = town.get("SELECT crime_ref, _force FROM std_offences ORDER BY crime_ref")
    assert len(set(refs["crime_ref"])) == town.count("std_offences")
    for ref, force in zip(refs["crime_ref"], refs["_force"], strict=True):
        assert re.fullmatch([r"0\d{8}", r"\d+E\d{2}"][force], ref)


def test_references_run_by_the_day_of_recording(town: World) -> None:
    found = town.get("""
        SELECT count(*) AS wrong FROM (SELECT crime_ref, lag(crime_ref) OVER (ORDER BY recorded_on, crime_ref) AS last
            FROM std_offences WHERE _force = 0) WHERE crime_ref < last""")
    assert found["wrong"][0] == 0


def test_texts_say_mostly_how_many_acted(city: World) -> None:
    found = city.get("""
        SELECT avg((n_acting = 2)::INTEGER) AS right, count(*) AS n FROM offence JOIN crime_written USING (offence_id)
        WHERE lower(mo_text) SIMILAR TO '.*(2 males|two males|2 suspects).*'""")
    assert found["n"][0] > 500
    assert found["right"][0] > 0.7


def test_every_outcome_that_is_written_is_one_that_is_understood(city: World) -> None:
    understood = {word for group in outcome_groups() for word in group.words}
    written = set(
        city.get("SELECT DISTINCT outcome_code FROM std_offences WHERE outcome_code IS NOT NULL")[
            "outcome_code"
        ]
    )
    assert len(written) > 20
    assert written <= understood


def test_restricted_records_tell_nothing(city: World) -> None:
    found = city.get("""
        SELECT max(length(mo_text)) AS longest FROM crime_written JOIN offence USING (offence_id)
        JOIN offence_type USING (type_id) WHERE mo = 'restricted'""")
    assert found["longest"][0] < 50


def test_one_force_places_offences_in_the_middle_of_streets(city: World) -> None:
    found = city.get("""
        SELECT _force, count(DISTINCT (easting, northing)) / count(easting) AS points
        FROM std_offences GROUP BY _force ORDER BY _force""")["points"]
    assert found[1] < 0.5 * found[0]


def test_errors_are_there_and_not_without_dirt(city: World, make_crime: MakeCrime) -> None:
    wrong = """SELECT count(*) FILTER (easting IS NULL) AS unplaced, count(*) FILTER (lsoa IS NULL) AS no_area,
        count(*) FILTER (occurred_from > occurred_to) AS swapped, count(*) FILTER (mo_text IS NULL) AS silent,
        count(*) FILTER (offence_code IS NULL) AS no_code FROM std_offences"""
    assert all(found[0] > 0 for found in city.get(wrong).values())
    clean = make_crime(Dials(dirt=0))
    assert all(found[0] == 0 for found in clean.get(wrong).values())


def test_the_same_seed_gives_the_same_world_and_another_another(town: World, make_crime: MakeCrime) -> None:
    assert _sum(make_crime(Dials())) == _sum(town)
    assert _sum(make_crime(Dials(seed=2))) != _sum(town)


def _sum(world: World) -> tuple[str, ...]:
    tables = (
        "std_offences",
        "taking_part_recorded",
        "case_neighbourhood",
        "identifiers_crime",
        "planted_effect",
    )
    return tuple(
        str(
            world.get(
                f"SELECT md5(string_agg(row, '|')) AS sum FROM (SELECT {name}::VARCHAR AS row FROM {name})"
            )["sum"][0]
        )
        for name in tables
    )


@pytest.mark.parametrize("share", [0, 2])
def test_the_dial_of_groups_scales_what_they_commit(town: World, make_crime: MakeCrime, share: float) -> None:
    count = "SELECT count(group_id) AS n FROM offence"
    turned, normal = make_crime(Dials(group_share=share)).get(count)["n"][0], town.get(count)["n"][0]
    assert turned == pytest.approx(share * normal, rel=0.35)


def test_without_recording_nobody_is_a_suspect(make_crime: MakeCrime) -> None:
    unseen = make_crime(Dials(recording_rate=0))
    found = unseen.get("""
        SELECT count(*) FILTER (role IN ('suspect', 'charged', 'convicted')) AS suspects, count(*) AS n
        FROM taking_part_recorded""")
    assert found["suspects"][0] == 0
    assert found["n"][0] > 0
    assert unseen.get("SELECT count(*) AS n FROM offence WHERE outcome = '1'")["n"][0] == 0


def test_involvements_point_at_offences_and_records_that_are_listed(town: World) -> None:
    write_down(town, ("taking_part_recorded",))
    town.make("std_involvements", (EXTRACT / "involvements.sql").read_text(encoding="utf-8"))
    listed = extract_tables()["involvements"].columns
    found = town.get("SELECT * FROM std_involvements")
    assert list(found) == [*listed, "_id", "_force"]
    assert set(found["role"]) == set(listed["role"].answers)
    assert set(found["from_force_area"]) == set(listed["from_force_area"].answers)
    strays = town.get("SELECT count(*) AS n FROM std_involvements ANTI JOIN std_offences USING (crime_ref)")
    assert strays["n"][0] == 0


def test_the_extract_of_involvements_tells_nothing_of_the_truth() -> None:
    query = (EXTRACT / "involvements.sql").read_text(encoding="utf-8")
    assert "true_role" not in query
    assert "group_id" not in query
