"""Victimisations of named persons under the linkage that was kept, and, for every plausible one, of the persons whom it
changes: as they were, to be taken away, and as they are in it, to be added. Everybody else need not be counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.victims.counts.bands import AGES, band

if TYPE_CHECKING:
    import duckdb

NAMED = f"""
    -- One row per context, event and person record named as a victim in it.
    SELECT context, case_id, event_id, record_id, person, area_code, coalesce(year(recorded_on), 0) AS year,
        happened_on, {band("age", AGES)} AS age, sex, ethnicity_self, ethnicity_officer
    FROM victimisations JOIN persons USING (record_id)"""

CHANGED = """
    -- One row per plausible linkage and person, by the kept linkage, whose records it parts or joins with others.
    WITH other AS (FROM linkage_draws WHERE draw BETWEEN 1 AND $draws)
    SELECT DISTINCT draw, person FROM (
        SELECT draw, kept.person FROM other JOIN persons AS kept USING (record_id)
        UNION ALL SELECT draw, person FROM other)
    SEMI JOIN named_records USING (person)"""

BEFORE_AND_AFTER = """
    SELECT 0 AS draw, 1 AS sign, * FROM named_records
    UNION ALL SELECT draw, -1, named_records.* FROM named_records JOIN changed USING (person)
    UNION ALL SELECT changed.draw, 1, named_records.* REPLACE (coalesce(other.person, person) AS person)
    FROM named_records JOIN changed USING (person)
    LEFT JOIN linkage_draws AS other ON other.draw = changed.draw AND other.record_id = named_records.record_id"""

SUFFERED = f"""
    -- One row per draw, sign, context, event and person: a person whom two records name is one.
    SELECT draw, sign, context, event_id, person, min(case_id) AS case_id, min(area_code) AS area_code,
        min(year)::VARCHAR AS year, min(happened_on) AS happened_on, min(age) AS age, min(sex) AS sex,
        min(ethnicity_self) AS ethnicity_self, min(ethnicity_officer) AS ethnicity_officer
    FROM ({BEFORE_AND_AFTER}) GROUP BY draw, sign, context, event_id, person"""


def lay_out_suffered(connection: duckdb.DuckDBPyConnection, draws: int) -> None:
    """Makes the temporary tables `named_records`, `changed` and `suffered`."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE named_records AS {NAMED}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE changed AS {CHANGED}", {"draws": draws})
    connection.execute(f"CREATE OR REPLACE TEMP TABLE suffered AS {SUFFERED}")
