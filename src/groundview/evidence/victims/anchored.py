"""Recorded counts by the kinds of incident that a survey of victims asks of."""

from __future__ import annotations

from collections.abc import Iterable

from groundview.evidence.cases.find import PERIOD
from groundview.evidence.pole.codes.offence_codes import normalised
from groundview.evidence.pole.sql import literal
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.offence_type import TYPES
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store
from groundview.evidence.victims.crosswalk import by_code, by_name, crosswalk

COLUMNS = ("word", "kind", "category", "parent", "note")


def make_anchored_counts(store: Store) -> int:
    """Makes `anchored_counts`, and gives its number of rows."""
    for table, rows in (("kinds_by_code", by_code()), ("kinds_by_name", by_name())):
        columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
        put_table(store.connection, table, columns, dict.fromkeys(COLUMNS, "VARCHAR"))
    return store.make(anchored_counts())


def anchored_counts() -> Query:
    """One row per kind of offence that the survey asks of, type that it does not, or context, and year."""
    return Query(
        "anchored_counts",
        f"""
        WITH {PERIOD}, {TYPES},
        happened AS (
            -- One row per code, description and year of offences in the study's areas and period.
            SELECT offence_code, offence, strftime(recorded_on, '%Y') AS year, count(*) AS n
            FROM offences JOIN placed USING (source, source_file, source_row) CROSS JOIN period
            WHERE area_code IS NOT NULL AND (first_on IS NULL OR recorded_on BETWEEN first_on AND last_on)
            GROUP BY ALL),
        matched AS (
            -- A code says more than a name; a type that stands nowhere goes by its own name.
            SELECT year, n, coalesce(coded.category, named.category, '') AS category,
                coalesce(coded.parent, named.parent, '') AS parent,
                coalesce(nullif(coalesce(coded.kind, named.kind), ''), type, 'not described') AS kind,
                coalesce(coded.note, named.note, {literal(crosswalk().otherwise)}) AS note
            FROM happened JOIN types ON types.offence_code IS NOT DISTINCT FROM happened.offence_code
                AND types.offence IS NOT DISTINCT FROM happened.offence
            LEFT JOIN kinds_by_code AS coded ON coded.word = {normalised("happened.offence_code")}
            LEFT JOIN kinds_by_name AS named ON named.word = lower(type)),
        of_cases AS (
            SELECT asked.context, asked.category, asked.parent, asked.note, strftime(happened_on, '%Y') AS year
            FROM cases JOIN ({_contexts()}) AS asked USING (context)
            LEFT JOIN (SELECT source, source_file, source_row, victim_kind FROM fraud_reports) AS reports
                USING (source, source_file, source_row)
            WHERE victim_kind IS DISTINCT FROM 'organisation'),
        counted AS (
            SELECT '' AS context, kind, category, parent, note, year, n FROM matched
            UNION ALL SELECT context, '', category, parent, note, year, 1 FROM of_cases)
        SELECT context, kind, category, parent, coalesce(year, '') AS period, any_value(note) AS note,
            sum(n)::BIGINT AS n
        FROM counted GROUP BY GROUPING SETS ((context, kind, category, parent), (context, kind, category, parent, year))
        HAVING (category <> '' AND year IS NOT NULL) OR GROUPING(year) = 1
        ORDER BY context, kind, category, parent, period""",
    )


def _contexts() -> str:
    asked = [(each.context, each.category, each.parent, each.note) for each in crosswalk().contexts]
    unasked = [(context, "", "", why) for context, why in crosswalk().no_context.items()]
    return f"SELECT * FROM (VALUES {_rows([*asked, *unasked])}) AS listed(context, category, parent, note)"


def _rows(rows: Iterable[tuple[str, ...]]) -> str:
    return ", ".join(f"({', '.join(map(literal, row))})" for row in rows)
