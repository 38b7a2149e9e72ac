"""The cases of every context: rows of its table that are in scope, inside the study's areas and period.

Offences count where they were placed. Of other things many have no area: they count as cases without one, unless the
rows of their source lie outside the study too often to take such a row for one of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from groundview.errors import UsageProblem
from groundview.evidence.cases.context import Context
from groundview.evidence.cases.kinds import in_scope, kinds
from groundview.evidence.cases.law import law_of_codes, law_of_context
from groundview.evidence.pole.sql import literal, quoted
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.place import CHOICES
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

OWN = 0.05
"""Where at most this share of a source's rows with an area lie outside the study, its rows without one are its own."""

AREA_OF_CODE = """
    CREATE OR REPLACE TEMP TABLE area_of_code AS
    -- One row per code that is an area's of the study, or of another year and became one: the area.
    SELECT area_code AS code, area_code FROM study_areas
    UNION ALL SELECT theirs, min(area_code) FROM choices WHERE inside AND n_choices = 1 GROUP BY theirs"""

PERIOD = """
    period AS (
        -- One row: the first and the last day of the study; both NULL where it covers all that there is.
        SELECT min(month) AS first_on, last_day(max(month)) AS last_on FROM coverage)"""
INSIDE_PERIOD = "(happened_on IS NULL OR first_on IS NULL OR happened_on BETWEEN first_on AND last_on)"
NO_AREAS = "(SELECT count(*) FROM study_areas) = 0"


def make_cases(store: Store, asked: Sequence[Context], neighbourhoods: Mapping[str, Sequence[str]]) -> int:
    """Makes `cases` of the contexts that are asked for, and gives their number. `neighbourhoods` names the areas of
    each; where none is named, an offence is a case wherever it lies. Raises UsageProblem for an area that is not the
    study's."""
    _check_areas(store, neighbourhoods)
    store.connection.execute(CHOICES)
    store.connection.execute(AREA_OF_CODE)
    pairs = [(name, code) for name, codes in neighbourhoods.items() for code in codes]
    columns = {"neighbourhood": [name for name, _ in pairs], "area_code": [code for _, code in pairs]}
    put_table(store.connection, "neighbourhoods", columns, dict.fromkeys(columns, "VARCHAR"))
    return store.make(cases(asked))


def _check_areas(store: Store, neighbourhoods: Mapping[str, Sequence[str]]) -> None:
    known = {code for (code,) in store.connection.execute("SELECT area_code FROM study_areas").fetchall()}
    for name, codes in neighbourhoods.items():
        if known and (unknown := sorted(set(codes) - known)):
            raise UsageProblem(
                f"The neighbourhood {name} names areas that the study does not have: {', '.join(unknown)}.",
                where="study.toml",
                why="nothing that happened there would be a case",
                next_step="Correct the codes; the boundary file of the study says which there are.",
            )


def cases(asked: Sequence[Context]) -> Query:
    """One row per case of a context."""
    parts = "\n        UNION ALL ".join(_of(context) for context in asked)
    return Query(
        "cases",
        f"""
        WITH {PERIOD}, found AS ({parts}),
        numbered AS (
            -- Rows put in order and then counted off: a window with an order of its own would sort millions twice.
            SELECT row_number() OVER () AS case_id, * FROM (
                SELECT * FROM found LEFT JOIN neighbourhoods USING (area_code) CROSS JOIN period
                WHERE {INSIDE_PERIOD} AND (NOT only_neighbourhoods OR neighbourhood IS NOT NULL
                    OR (SELECT count(*) FROM neighbourhoods) = 0)
                ORDER BY context, source, source_file, source_row)),
        law AS ({law_of_codes("numbered")})
        SELECT numbered.*, coalesce(law.years_low, stated_years_low) AS years_low,
            coalesce(law.years_high, stated_years_high) AS years_high,
            CASE WHEN law.gain THEN 'yes' ELSE coalesce(stated_gain, 'unknown') END AS gain
        FROM numbered LEFT JOIN law USING (case_id) ORDER BY case_id""",
    )


def _of(context: Context) -> str:
    case = context.case
    given = f"given IS NOT DISTINCT FROM {quoted(case.code)}" if case.code else "true"
    named = f"named IS NOT DISTINCT FROM {quoted(case.named)}" if case.named else "true"
    return f"""
        SELECT {literal(context.context)} AS context,
            coalesce({quoted(case.reference)}, source_file || ' row ' || source_row) AS case_ref,
            {quoted(case.dated_by)}::DATE AS happened_on, area_code, {literal(case.codes)} AS codes, kinds.code,
            kinds.named, {quoted(case.loss) if case.loss else "NULL"} AS loss_gbp, {law_of_context(context)},
            {literal(case.table)} AS case_table, source, source_file, source_row,
            {context.scope.neighbourhoods} AS only_neighbourhoods
        FROM {case.table} JOIN ({kinds(case)}) AS kinds ON {given} AND {named}
        {_placed(context) if case.area else PLACED}
            AND {in_scope(case, context.scope)}"""


PLACED = f"""JOIN placed USING (source, source_file, source_row)
        WHERE (area_code IS NOT NULL OR {NO_AREAS})"""


def _placed(context: Context) -> str:
    case = context.case
    area = quoted(case.area)
    return f"""LEFT JOIN area_of_code ON area_of_code.code = {area}
        LEFT JOIN (
            -- One row per source of rows with an area: the share of them outside the study.
            SELECT source, count(*) FILTER (known.area_code IS NULL) / count(*) AS outside
            FROM {case.table} LEFT JOIN area_of_code AS known ON known.code = {area}
            WHERE {area} IS NOT NULL GROUP BY source) AS sources USING (source)
        WHERE (area_code IS NOT NULL OR {NO_AREAS}
            OR ({area} IS NULL AND coalesce(outside, 0) <= {OWN}))"""
