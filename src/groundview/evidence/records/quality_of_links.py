"""Quality of what joins records: references that lead nowhere, events of very many persons, persons born too late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from groundview.evidence.pole.sql import quoted
from groundview.evidence.pole.tables import Table

CROWD = 20
"""Persons: an offence with more is told, for it may be a disorder, or a reference that was used as a drawer. Nothing
is left out for it, and no figure hangs on the number; what a crowd is worth as a tie is settled by its weight."""

CROWDED = f"""
    -- One row per source: offences with very many persons, of all in which anybody stands.
    SELECT source, 'involvements' AS table_name, 'crowded' AS check_name, 'crime_ref' AS column_name,
        '' AS group_name, '' AS period, count(*) FILTER (n_persons > {CROWD}) AS n, count(*) AS of_n,
        'more than {CROWD} persons in one offence' AS note
    FROM (SELECT source, crime_ref, count(DISTINCT nominal_ref) AS n_persons FROM involvements GROUP BY ALL)
    GROUP BY source"""

BORN_LATER = """
    -- One row per source: nominals born after an offence in which they stand, of those whose date of birth is known.
    SELECT nominals.source, 'nominals' AS table_name, 'born_later' AS check_name, 'date_of_birth' AS column_name,
        '' AS group_name, '' AS period, count(*) FILTER (date_of_birth > first_on) AS n, count(*) AS of_n,
        'born after an offence in which the person stands' AS note
    FROM nominals LEFT JOIN (
        SELECT nominal_ref, min(coalesce(offences.recorded_on, involvements.recorded_on)) AS first_on
        FROM involvements LEFT JOIN offences USING (crime_ref) GROUP BY nominal_ref) USING (nominal_ref)
    WHERE date_of_birth IS NOT NULL GROUP BY nominals.source"""


def link_checks(filled: Iterable[Table]) -> list[str]:
    """A query per check, over the tables that hold anything."""
    filled = list(filled)
    names = {table.table for table in filled}
    checks = [check for table in filled for check in _dangling(table)]
    checks += [CROWDED] if "involvements" in names else []
    return checks + ([BORN_LATER] if {"nominals", "involvements"} <= names else [])


def _dangling(table: Table) -> Iterator[str]:
    """One check per column that refers to another table's records."""
    for name, column in table.columns.items():
        if column.refers_to:
            there, _, key = column.refers_to.partition(".")
            yield f"""
            -- One row per source: rows whose reference no record of the table that it leads to bears.
            SELECT source, '{table.table}' AS table_name, 'leads_nowhere' AS check_name, '{name}' AS column_name,
                '{there}' AS group_name, '' AS period,
                count(*) FILTER ({quoted(name)} NOT IN (SELECT {quoted(key)} FROM {there} WHERE {quoted(key)}
                    IS NOT NULL)) AS n, count(*) AS of_n, 'no record there bears the reference' AS note
            FROM {table.table} WHERE {quoted(name)} IS NOT NULL GROUP BY source"""
