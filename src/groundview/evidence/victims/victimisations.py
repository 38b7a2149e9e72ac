"""Whom events befell: one row per context, event and victim."""

from __future__ import annotations

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.query import Query
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store
from groundview.evidence.victims.described import HOMES, described
from groundview.evidence.victims.events import COUNTED, events, named

OLDEST = 110
"""Years; a greater age is a slip."""

ANYBODY = """
    SELECT (SELECT count(*) FROM involvements WHERE role = 'victim') + (SELECT count(*) FROM fraud_reports)
        + (SELECT count(*) FROM young_people_at_risk)"""

VICTIMISATIONS = Query(
    "victimisations",
    f"""
    -- One row per context, event and victim named in it, or per context and event where nobody is named.
    SELECT context, case_id, event_id, counted.event_table, counted.source, counted.source_file, counted.source_row,
        coalesce(kind, unnamed) AS victim_kind, record_id, CASE WHEN kind IS NULL THEN place_key END AS place_key,
        counted.happened_on AS recorded_on, event.happened_on, counted.area_code,
        CASE WHEN at_home THEN 'yes' ELSE 'no' END AS at_home, home AS home_area,
        CASE WHEN home IS NULL THEN 'not_known' WHEN home = counted.area_code THEN 'same_area'
            WHEN known.area_code IS NOT NULL THEN 'elsewhere_in_study' ELSE 'outside' END AS lives,
        CASE WHEN years BETWEEN 0 AND {OLDEST} THEN years END AS age,
        CASE WHEN said.sex IN ('F', 'M') THEN said.sex ELSE person.sex END AS sex, ethnicity_self, ethnicity_officer
    FROM ({COUNTED}) AS counted
    JOIN victim_events AS event USING (event_table, source, source_file, source_row)
    LEFT JOIN named_victims AS said USING (event_id)
    LEFT JOIN described_victims AS person USING (record_id)
    LEFT JOIN victim_homes USING (postcode),
    LATERAL (SELECT coalesce(lives_in, CASE WHEN at_home THEN counted.area_code END, home_area) AS home,
        coalesce(said.age, date_part('year', age(event.happened_on, born_on))) AS years)
    LEFT JOIN (SELECT area_code FROM study_areas) AS known ON known.area_code = home
    ORDER BY context, event_id, record_id""",
)


def make_victimisations(store: Store) -> int:
    """Makes `victimisations` and gives its number of rows; it stays empty where no extract names a victim."""
    ((anybody,),) = store.connection.execute(ANYBODY).fetchall()
    if not anybody:
        store.connection.execute(create_table(tables()["victimisations"]))
        return 0
    laid_out = {
        "victim_events": events(),
        "named_victims": named(),
        "described_victims": described(),
        "victim_homes": HOMES,
    }
    for name, sql in laid_out.items():
        store.connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")
    return store.make(VICTIMISATIONS)
