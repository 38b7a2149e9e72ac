"""What the records of a pair share beyond what was compared: identifiers, and persons they were in events with.

Everything is counted in `others`: how many further persons hold the same identifier, or were in events with the same
associate. None is rarest.
"""

from __future__ import annotations

from groundview.evidence.linkage.reference import records_meant
from groundview.evidence.linkage.shared.rules import shared_rules
from groundview.evidence.linkage.shared.sure_persons import TABLE as SURE

OTHERS = "one.n_persons - CASE WHEN one.person = two.person THEN 1 ELSE 2 END"

SEEN = "(SELECT * FROM sightings WHERE seen_with_type = 'nominal' AND readable = 'yes')"


def holders() -> str:
    """SQL of who holds which identifier."""
    return f"""
        WITH held AS (
            -- One row per identifier and shape; own: it stands in the record itself, where the model compares it.
            SELECT kind, identifier, shape_id, person,
                bool_or(source_file IN (SELECT DISTINCT source_file FROM nominals)) AS own
            FROM ({records_meant(SEEN, "seen_with_ref")}) JOIN {SURE} USING (record_id) GROUP BY ALL)
        SELECT *, count(DISTINCT person) OVER (PARTITION BY kind, identifier) AS n_persons FROM held"""


def shared_identifiers() -> str:
    """SQL of pairs that share an identifier which the model did not compare: `others` of the rarest."""
    return f"""
        -- One row per pair.
        SELECT left_id, right_id, min({OTHERS}) AS others
        FROM compared JOIN holders one ON one.shape_id = left_id
        JOIN holders two ON two.shape_id = right_id AND two.kind = one.kind AND two.identifier = one.identifier
        WHERE NOT (one.own AND two.own) GROUP BY ALL"""


def events() -> str:
    """SQL of who took part in which event with few enough others."""
    return f"""
        WITH named AS (
            -- One row per link of a person to an event.
            SELECT 'offence ' || crime_ref AS event, nominal_ref, source_file FROM involvements
            UNION ALL SELECT 'log ' || log_ref, entity_ref, source_file FROM intelligence_links
                WHERE entity_type = 'nominal'
            UNION ALL SELECT 'premises ' || premises_ref, nominal_ref, source_file FROM premises_links
            UNION ALL SELECT 'young person ' || young_person_ref, nominal_ref, source_file FROM exploitation_links)
        -- One row per record in an event.
        SELECT DISTINCT event, record_id, shape_id, person
        FROM ({records_meant("named")}) JOIN {SURE} USING (record_id)
        QUALIFY count(DISTINCT record_id) OVER (PARTITION BY event) <= {shared_rules().crowd}"""


def associates() -> str:
    """SQL of whom a record was in an event with."""
    return """
        WITH met AS (
            -- One row per shape and person who took part in the same event.
            SELECT DISTINCT one.shape_id, one.person, two.person AS associate
            FROM took_part one JOIN took_part two USING (event) WHERE one.person <> two.person)
        SELECT *, count(DISTINCT person) OVER (PARTITION BY associate) AS n_persons FROM met"""


def shared_associates() -> str:
    """SQL of pairs that were in events with the same third person: `others` of the rarest."""
    return f"""
        -- One row per pair.
        SELECT left_id, right_id, min({OTHERS}) AS others
        FROM compared JOIN associates one ON one.shape_id = left_id
        JOIN associates two ON two.shape_id = right_id AND two.associate = one.associate
        WHERE one.associate NOT IN (one.person, two.person) GROUP BY ALL"""


def side_by_side() -> str:
    """SQL of pairs that stand side by side in one event, as one person seldom does."""
    return """
        -- One row per pair.
        SELECT DISTINCT left_id, right_id
        FROM compared JOIN took_part one ON one.shape_id = left_id
        JOIN took_part two ON two.shape_id = right_id AND two.event = one.event"""
