"""Every case of every context, whether it meets each definition, and the exact shares that do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.synth.dials import TAKEN_ON
from groundview.synth.truth.definitions import definitions
from groundview.synth.world import World

COLUMNS = "case_id, area_id, city_id, force_id, happened_on, group_id, n_acting, planned, serious, gain, has_associate"


class Referred(Declaration, frozen=True):
    """Where in the extract the cases of a context have their reference."""

    table: str
    reference: str


@cache
def referred() -> dict[str, Referred]:
    """By context, from cases.yml."""
    return load_yaml(Path(__file__).with_name("cases.yml"), dict[str, Referred])


def judge_cases(world: World) -> None:
    """Makes truth_case, one row a case with meets_DEFINITION for each, and truth_share, one row a context, definition
    and area ('' for all of them)."""
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
        FROM (SELECT given.*, coalesce(members, 0) AS members FROM given LEFT JOIN known USING (context, case_id)) AS c
        LEFT JOIN lasting AS g USING (group_id)
        ORDER BY c.context, c.case_id"""


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
