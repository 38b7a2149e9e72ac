"""Victimisations of named persons under the linkage that was kept, and, for every plausible one, of the persons whom it
changes: as they were, to be taken away, and as they are in it, to be added. Everybody else need not be counted again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.attribution.bounds.profile import TOWARDS
from groundview.evidence.victims.counts.bands import AGES, band

if TYPE_CHECKING:
    import duckdb

CODES = 65_536
"""More than there are groups of age, sex and ethnic group together."""

NUMBERED = {
    "counted_contexts": """
        -- One row per context that counts anybody, with its number.
        SELECT context, row_number() OVER (ORDER BY context)::SMALLINT AS context_id
        FROM (SELECT DISTINCT context FROM victimisations)""",
    "places": f"""
        -- One row per area, city, and the whole study, with its number, and whether it is a single area.
        SELECT area_code, row_number() OVER (ORDER BY area_code)::INTEGER AS place,
            area_code IN (SELECT area_code FROM study_areas) AS single
        FROM (SELECT DISTINCT towards AS area_code FROM ({TOWARDS}))""",
    "towards": f"""
        -- One row per area, or none known (0), and a place towards which it counts.
        SELECT coalesce(from_area.place, 0) AS in_place, wider.place, wider.single
        FROM ({TOWARDS}) AS one JOIN places AS wider ON wider.area_code = towards
        LEFT JOIN places AS from_area ON from_area.area_code = one.area_code""",
    "victim_groups": f"""
        -- One row per age band, sex and ethnic groups that victims have together, with its number.
        SELECT *, row_number() OVER (ORDER BY age, sex, ethnicity_self, ethnicity_officer) AS code FROM (
            SELECT DISTINCT {band("age", AGES)} AS age, sex, ethnicity_self, ethnicity_officer FROM victimisations)""",
    "named_records": f"""
        -- One row per context, event and person record named as a victim in it. `first_seen` holds the day and the
        -- group: the least one of a person is the group at the first victimisation, where the age is known if possible.
        SELECT context_id, case_id, event_id, record_id, person, coalesce(place, 0) AS in_place,
            coalesce(year(recorded_on), 0)::SMALLINT AS year, happened_on,
            (coalesce(happened_on - DATE '1900-01-01', 100000) + 200000 * (victimisations.age IS NULL)::BIGINT)
                * {CODES} + code AS first_seen
        FROM victimisations JOIN persons USING (record_id) JOIN counted_contexts USING (context)
        LEFT JOIN places USING (area_code)
        JOIN victim_groups ON victim_groups.age IS NOT DISTINCT FROM {band("victimisations.age", AGES)}
            AND victim_groups.sex IS NOT DISTINCT FROM victimisations.sex
            AND victim_groups.ethnicity_self IS NOT DISTINCT FROM victimisations.ethnicity_self
            AND victim_groups.ethnicity_officer IS NOT DISTINCT FROM victimisations.ethnicity_officer""",
}

CHANGED = """
    -- One row per plausible linkage and person, by the kept linkage, whose records as a victim it parts or joins with
    -- another's.
    WITH other AS MATERIALIZED (FROM linkage_draws WHERE draw BETWEEN 1 AND $draws),
    touched AS (
        SELECT draw, kept.person FROM other JOIN persons AS kept USING (record_id)
        UNION SELECT draw, person FROM other),
    pairs AS (
        -- One row per plausible linkage and two persons, of the kept one and of itself, with a record in common.
        SELECT DISTINCT draw, known.person AS was, coalesce(other.person, known.person) AS becomes
        FROM touched JOIN (SELECT DISTINCT record_id, person FROM named_records) AS known USING (person)
        LEFT JOIN other USING (draw, record_id))
    SELECT DISTINCT draw, was AS person FROM (
        SELECT draw, was, count(*) OVER (PARTITION BY draw, was) AS parted,
            count(*) OVER (PARTITION BY draw, becomes) AS joined
        FROM pairs)
    WHERE parted > 1 OR joined > 1"""

BEFORE_AND_AFTER = """
    SELECT 0::SMALLINT AS draw, 1::TINYINT AS sign, * EXCLUDE (record_id) FROM named_records
    UNION ALL SELECT draw, -1, named_records.* EXCLUDE (record_id) FROM named_records JOIN changed USING (person)
    UNION ALL SELECT changed.draw, 1,
        named_records.* EXCLUDE (record_id) REPLACE (coalesce(other.person, named_records.person) AS person)
    FROM named_records JOIN changed USING (person)
    LEFT JOIN linkage_draws AS other ON other.draw = changed.draw AND other.record_id = named_records.record_id"""

SUFFERED = f"""
    -- One row per draw, sign, context, event and person: a person whom two records name is one.
    SELECT draw, sign, context_id, event_id, person, any_value(case_id) AS case_id, any_value(in_place) AS in_place,
        any_value(year) AS year, any_value(happened_on) AS happened_on, min(first_seen) AS first_seen
    FROM ({BEFORE_AND_AFTER}) GROUP BY draw, sign, context_id, event_id, person"""


def lay_out_suffered(connection: duckdb.DuckDBPyConnection, draws: int) -> None:
    """Makes the temporary tables of `NUMBERED`, `changed` and `suffered`. Needs `victimisations`."""
    for name, sql in NUMBERED.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE changed AS {CHANGED}", {"draws": draws})
    connection.execute(f"CREATE OR REPLACE TEMP TABLE suffered AS {SUFFERED}")
