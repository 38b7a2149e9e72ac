"""Every case of every context, whether it meets each definition, and the exact shares that do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.synth.dials import TAKEN_ON
from groundview.synth.truth.definitions import definitions
from groundview.synth.world import World

COLUMNS = "case_id, area_id, city_id, force_id, happened_on, group_id, n_acting, planned, serious, gain, has_associate"

OFFENDERS = "SELECT offence_id AS case_id, person_id FROM taking_part WHERE true_role = 'offender'"


class Referred(Declaration, frozen=True):
    """Where in the extract the cases of a context have their reference."""

    table: str
    reference: str


@cache
def referred() -> dict[str, Referred]:
    """By context, from cases.yml."""
    return load_yaml(Path(__file__).with_name("cases.yml"), dict[str, Referred])


ACTED = {
    "fraud": "SELECT fraud_id AS case_id, person_id FROM fraud_actor",
    "cse": "SELECT young_person_id AS case_id, person_id FROM exploiting",
    "adult_sex_market": "SELECT case_id, person_id FROM market_acting",
    "acquisitive_crime": OFFENDERS,
    "neighbourhood": OFFENDERS,
}
"""Who truly acted in the cases of each context, as far as they are persons of this world."""


def judge_cases(world: World) -> None:
    """Makes truth_case, one row a case with meets_DEFINITION for each, and truth_share, one row a context, definition
    and area ('' for all of them)."""
    world.make("truth_again", _again())
    world.make("truth_case", _cases())
    world.make("truth_share", _shares())


def _cases() -> str:
    given = "\nUNION ALL\n".join(_of(context, where) for context, where in referred().items())
    met = ", ".join(f"coalesce({one.met}, false) AS meets_{one.definition}" for one in definitions())
    return f"""
        WITH given AS ({given}),
        known AS (
            SELECT context, case_id, count(DISTINCT person_id) AS members
            FROM given JOIN member USING (group_id)
            WHERE joined <= happened_on AND coalesce(left_on, DATE '9999-01-01') > happened_on
            GROUP BY ALL
        ),
        lasting AS (
            SELECT *, date_diff('day', began, coalesce(ended, DATE '{TAKEN_ON}')) AS lasted FROM grp
        )
        SELECT c.* EXCLUDE (members), c.members, {met}
        FROM (
            SELECT given.*, coalesce(members, 0) AS members, apart
            FROM given LEFT JOIN known USING (context, case_id) LEFT JOIN truth_again USING (context, case_id)) AS c
        LEFT JOIN lasting AS g USING (group_id)
        ORDER BY c.context, c.case_id"""


def _again() -> str:
    """One row a case in which three or more acted who also acted together in another of its context, or in an offence:
    the most days between the two."""
    events = [
        f"SELECT '{context}' AS kind, * FROM ({acted})"
        for context, acted in ACTED.items()
        if acted != OFFENDERS
    ]
    days = " UNION ALL ".join(
        f"SELECT '{context}' AS kind, case_id, happened_on FROM case_{context}"
        for context, acted in ACTED.items()
        if acted != OFFENDERS
    )
    contexts = ", ".join(f"('{context}', '{_kind(context)}')" for context in ACTED)
    return f"""
        WITH acted AS (
            SELECT DISTINCT kind, case_id, person_id FROM (
                {" UNION ALL ".join(events)} UNION ALL SELECT 'offence', * FROM ({OFFENDERS}))
            QUALIFY count(*) OVER (PARTITION BY kind, case_id) >= 3
        ), days AS (
            {days} UNION ALL SELECT 'offence', offence_id, recorded_on FROM offence
        ), shared AS (
            SELECT one.kind, one.case_id, other.kind AS other_kind, other.case_id AS other_id
            FROM acted AS one JOIN acted AS other USING (person_id)
            WHERE other.kind IN (one.kind, 'offence') AND NOT (one.kind = other.kind AND one.case_id = other.case_id)
            GROUP BY ALL HAVING count(*) >= 3
        )
        SELECT context, shared.case_id, max(abs(date_diff('day', here.happened_on, there.happened_on))) AS apart
        FROM shared
        JOIN days AS here ON here.kind = shared.kind AND here.case_id = shared.case_id
        JOIN days AS there ON there.kind = other_kind AND there.case_id = other_id
        JOIN (VALUES {contexts}) AS of_kind(context, kind) ON of_kind.kind = shared.kind
        GROUP BY ALL"""


def _kind(context: str) -> str:
    return "offence" if ACTED[context] == OFFENDERS else context


def _of(context: str, where: Referred) -> str:
    return f"""
        SELECT '{context}' AS context, {COLUMNS}, ref.{where.reference} AS case_ref
        FROM case_{context} LEFT JOIN std_{where.table} AS ref ON ref._id = case_id"""


def _shares() -> str:
    """All areas together have '' as their code. A share is of whole numbers, so it is exact."""
    each = "\nUNION ALL\n".join(
        f"SELECT context, '{one.definition}' AS definition, area_id, meets_{one.definition} AS met FROM truth_case"
        for one in definitions()
    )
    return f"""
        SELECT context, definition, coalesce(area.code, '') AS area_code, count(*) AS n_cases,
               count(*) FILTER (met) AS n_met, n_met / n_cases AS share
        FROM ({each}) JOIN area USING (area_id)
        GROUP BY GROUPING SETS ((context, definition), (context, definition, area.code))
        ORDER BY context, definition, area_code"""
