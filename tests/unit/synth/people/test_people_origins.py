"""Origins, ethnicity and nationality."""

from __future__ import annotations

from groundview.synth.world import World


def test_about_four_in_five_are_white_british_and_fewer_in_the_centre(town: World) -> None:
    whole, centre = town.db.execute(
        """SELECT avg((ethnicity = 'White British')::INTEGER),
                  avg((ethnicity = 'White British')::INTEGER) FILTER (from_centre < 0.35)
           FROM person JOIN area USING (area_id)"""
    ).fetchone() or (0, 0)
    assert 0.76 < whole < 0.84
    assert centre < whole - 0.05


def test_ethnicity_fits_the_origin_and_families_mix(town: World) -> None:
    shares = {
        (origin, ethnicity): share
        for origin, ethnicity, share in town.db.execute(
            """SELECT origin, ethnicity, persons / sum(persons) OVER (PARTITION BY origin)
               FROM (SELECT origin, ethnicity, count(*) AS persons FROM person GROUP BY ALL)"""
        ).fetchall()
    }
    assert shares["pakistani", "Pakistani"] > 0.85
    assert shares["nigerian", "Black African"] > 0.85
    mixed = town.db.execute(
        "SELECT avg((broad = 'Mixed')::INTEGER) FROM person JOIN ethnicity_category USING (ethnicity)"
    ).fetchone() or (0,)
    assert 0.01 < mixed[0] < 0.05


def test_every_person_has_a_census_category_and_a_nationality(town: World) -> None:
    assert town.db.execute(
        """SELECT count(*) FROM person WHERE nationality IS NULL
           OR ethnicity NOT IN (SELECT ethnicity FROM ethnicity_category)"""
    ).fetchone() == (0,)
