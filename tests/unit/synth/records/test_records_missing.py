"""What is missing depends on the role, on the system and, for ethnicity, on whose it is."""

from __future__ import annotations

from groundview.synth.records.settings import settings
from groundview.synth.world import World

ONCE = """
    (SELECT record_id, person_id, care FROM record JOIN declared_care USING (care_id)
     WHERE drawn_as = record_id AND NOT record.nameless AND key IN
        (SELECT key FROM records_kept GROUP BY key HAVING count(*) = 1))
"""
"""Records of one occasion: on these a detail is missing at the declared rate itself."""


def test_births_and_ethnicity_are_missing_as_declared_for_each_care(written: World) -> None:
    found = written.get(f"""
        SELECT care, avg((born IS NULL)::INTEGER) AS birth, avg((sex IS NULL)::INTEGER) AS sex, count(*) AS n
        FROM {ONCE} JOIN record_birth USING (record_id) JOIN record_trait USING (record_id) GROUP BY care ORDER BY care
    """)
    declared = {care.care: care.missing for care in settings().cares}
    for care, birth, sex, n in zip(*found.values(), strict=True):
        assert n > 300
        assert abs(birth - declared[care]["birth"]) < 0.05
        assert abs(sex - declared[care]["sex"]) < 0.05


def test_ethnicity_of_victims_is_missing_about_as_often_as_is_published(written: World) -> None:
    """61%: HMICFRS 2023, of crimes recorded in 2021-22."""
    found = written.get(f"""
        SELECT avg((ethnicity_self IS NULL)::INTEGER) AS missing FROM {ONCE} JOIN record_trait USING (record_id)
        WHERE care = 'victim'
    """)
    assert 0.56 < found["missing"][0] < 0.70


def test_missing_ethnicity_is_not_at_random(written: World) -> None:
    found = written.get(f"""
        SELECT avg((ethnicity_self IS NULL)::INTEGER) FILTER (broad = 'White') AS white,
            avg((ethnicity_self IS NULL)::INTEGER) FILTER (broad <> 'White') AS other
        FROM {ONCE} JOIN person USING (person_id) JOIN ethnicity_category USING (ethnicity)
        JOIN record_trait USING (record_id) WHERE care IN ('victim', 'suspect', 'arrested')
    """)
    assert found["other"][0] > 1.08 * found["white"][0]


def test_ethnicity_is_missing_more_often_in_a_declared_context(written: World) -> None:
    """Two-thirds of perpetrators of group-based exploitation of children: the national audit of 2025."""
    found = written.get("""
        SELECT in_table, avg((NOT gives_ethnicity_self)::INTEGER) AS missing, count(*) AS n
        FROM records_kept JOIN declared_care USING (care_id) WHERE care = 'suspect' GROUP BY ALL
    """)
    missing = dict(zip(found["in_table"], found["missing"], strict=True))
    assert 0.62 < missing["exploitation_link"] < 0.76
    assert missing["exploitation_link"] > 1.12 * missing["even"]


def test_the_officers_code_agrees_mostly_but_not_always(written: World) -> None:
    found = written.get("""
        SELECT avg((trait.ethnicity_officer = seen_as_code)::INTEGER) AS agree
        FROM record JOIN record_trait trait USING (record_id) JOIN person USING (person_id)
        JOIN declared_seen_as USING (ethnicity) WHERE trait.ethnicity_officer IS NOT NULL
    """)
    assert 0.8 < found["agree"][0] < 0.97


def test_nationality_is_known_of_suspects_only(written: World) -> None:
    found = written.get(f"""
        SELECT care, avg((nationality IS NOT NULL)::INTEGER) AS known
        FROM {ONCE} JOIN record_trait USING (record_id) GROUP BY care
    """)
    known = dict(zip(found["care"], found["known"], strict=True))
    assert known["victim"] == known["witness"] == known["reporting"] == 0
    assert known["arrested"] > 0.8 > known["suspect"] > 0.5
