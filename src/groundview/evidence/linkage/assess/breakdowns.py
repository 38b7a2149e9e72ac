"""The groups by which linkage errors are set side by side: sex, age, and what tells of the origin of a name.

They serve one purpose, in aggregate: to see whether the linkage errs more for some people than for others.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.declare import Declaration, load_yaml
from groundview.evidence.linkage.assess.design import Design
from groundview.evidence.pole.sql import literal
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

BREAKDOWNS = ("sex", "age", "surname", "ethnicity", "nationality", "name_group")
"""Columns of `judge_groups`; a record without a group in one has NULL there."""


class Origin(Declaration, frozen=True):
    """What `origin.yml` says: the words of the records that stand for each broad group."""

    ethnicity: dict[str, tuple[str, ...]]
    nationality: dict[str, tuple[str, ...]]


@cache
def origin() -> Origin:
    """The declared groups."""
    return load_yaml(Path(__file__).with_name("origin.yml"), Origin)


def make_groups(connection: duckdb.DuckDBPyConnection, design: Design, names: Mapping[str, str]) -> None:
    """Makes the temporary table `judge_groups`, a row per person record; `names` gives the study's own groups of
    names, by name in capitals (a surname comes before a forename)."""
    ordered = sorted(names)
    columns = {"name": ordered, "name_group": [names[name] for name in ordered]}
    put_table(connection, "judge_names", columns, {"name": "VARCHAR", "name_group": "VARCHAR"})
    connection.execute(f"CREATE OR REPLACE TEMP TABLE judge_groups AS {_groups(design)}")


def _groups(design: Design) -> str:
    return f"""
        WITH surnames AS (
            -- One row per surname: the share of records whose surname is at least as frequent.
            SELECT surname, sum(n) OVER (ORDER BY n DESC, surname) - n AS before, sum(n) OVER () AS all_of_them
            FROM (SELECT surname, count(*) AS n FROM person_records WHERE surname IS NOT NULL GROUP BY surname)),
        stated AS (
            -- One row per reference and source: what was recorded of ethnicity and nationality.
            SELECT nominal_ref, source, system, min(ethnicity_self) AS ethnicity_self, min(nationality) AS nationality
            FROM nominals GROUP BY ALL),
        aged AS (
            SELECT record_id, date_diff('year', born_on, (SELECT max(recorded_on) FROM offences))
                - (strftime(born_on, '%m%d') > strftime((SELECT max(recorded_on) FROM offences), '%m%d'))::INT AS years
            FROM person_records WHERE born_how IN ('day', 'year'))
        -- One row per person record, with its group in each breakdown.
        SELECT records.record_id, records.sex, {_age_band(design.ages)} AS age,
            CASE WHEN surnames.before < {design.frequent_surnames} * surnames.all_of_them THEN 'common'
                WHEN records.surname IS NOT NULL THEN 'less common' END AS surname,
            {_broad("ethnicity_self", origin().ethnicity, "NULL")} AS ethnicity,
            {_broad("nationality", origin().nationality, "'other'")} AS nationality,
            coalesce(by_surname.name_group, by_forename.name_group) AS name_group
        FROM person_records AS records LEFT JOIN aged USING (record_id) LEFT JOIN surnames USING (surname)
        LEFT JOIN stated ON stated.nominal_ref = records.nominal_ref AND stated.source = records.source
            AND stated.system IS NOT DISTINCT FROM records.system
        LEFT JOIN judge_names AS by_surname ON by_surname.name = records.surname
        LEFT JOIN judge_names AS by_forename ON by_forename.name = records.forename"""


def _age_band(youngest: tuple[int, ...]) -> str:
    cases = [
        f"WHEN years BETWEEN {low} AND {high - 1} THEN '{low} to {high - 1}'"
        for low, high in pairwise(youngest)
    ]
    return f"CASE {' '.join(cases)} WHEN years >= {youngest[-1]} THEN '{youngest[-1]} and over' END"


def _broad(column: str, groups: Mapping[str, tuple[str, ...]], otherwise: str) -> str:
    """SQL of the broad group that a recorded word stands for; `otherwise` for a word that none of them has."""
    cases = [
        f"WHEN lower({column}) IN ({', '.join(literal(word.lower()) for word in words)}) THEN {literal(group)}"
        for group, words in groups.items()
    ]
    return f"CASE {' '.join(cases)} WHEN {column} IS NOT NULL THEN {otherwise} END"
