"""The records of a whole world, with the appearances that its rooms make."""

from __future__ import annotations

from groundview.synth.build import person_tables
from groundview.synth.world import World


def test_every_person_that_a_room_puts_on_record_is_on_one(world: World) -> None:
    for table in person_tables():
        without = world.get(f"""
            SELECT count(*) AS n FROM {table} LEFT JOIN seen_as
                ON in_table = '{table}' AND seen_as.link_id = {table}.link_id
            LEFT JOIN record USING (record_id)
            WHERE record.person_id IS DISTINCT FROM {table}.person_id
        """)
        assert without["n"][0] == 0


def test_victims_of_crimes_lack_details_about_as_often_as_is_published(world: World) -> None:
    """Ethnicity 61%, age 27%, sex 26%: HMICFRS, Race and policing, 2023."""
    found = world.get("""
        SELECT avg((ethnicity_self IS NULL)::INTEGER) AS ethnicity, avg((born IS NULL)::INTEGER) AS born,
            avg((sex IS NULL)::INTEGER) AS sex
        FROM taking_part_recorded part
        JOIN seen_as ON in_table = 'taking_part_recorded' AND seen_as.link_id = part.link_id
        JOIN record_trait USING (record_id) JOIN record_birth USING (record_id)
        WHERE as_role = 'victim'
    """)
    assert abs(found["ethnicity"][0] - 0.61) < 0.05
    assert abs(found["born"][0] - 0.27) < 0.08
    assert abs(found["sex"][0] - 0.26) < 0.05


def test_persons_have_several_records_and_most_of_them_in_one_system(world: World) -> None:
    found = world.get("""
        SELECT avg(records) AS mean, avg((systems > 1)::INTEGER) AS several FROM (
            SELECT count(*) AS records, count(DISTINCT (system, force_id)) AS systems FROM record GROUP BY person_id)
    """)
    assert 1.2 < found["mean"][0] < 2.5
    assert 0.01 < found["several"][0] < 0.4


def test_a_whole_world_keeps_no_half_written_records(world: World) -> None:
    left = world.get(
        "SELECT table_name FROM duckdb_tables() WHERE table_name IN ('records_drawn', 'records_called')"
    )
    assert len(left["table_name"]) == 0
