"""A little world for coding: cases of theft and of fraud in a database, with what the rules make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from groundview.evidence.cases.context import Context
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.coding.case_name import CaseName, name_cases
from groundview.evidence.coding.entry import Coding, Role
from groundview.evidence.coding.sample.coders import checked_coders
from groundview.evidence.coding.sample.design import design
from groundview.evidence.coding.sample.draw import draw_from_strata, drawn_cases
from groundview.evidence.coding.sample.drawn import STRATA, DrawnCase, Sample
from groundview.evidence.coding.sample.frame import make_frame, put_taken
from groundview.evidence.coding.sample.frame_file import read_frame, write_frame
from groundview.evidence.coding.sample.kept import read_samples, write_design
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

AT = "2026-03-01T14:05:09+00:00"
PATTERNS = {1: "--", 2: "y-", 3: "-y", 4: "nn"}
"""Two criteria: one of planning, which points to organisation, and one of means, which does not."""
DECIDED = {1: None, 2: None, 3: "yes", 4: "no"}
STRATUM = {
    1: "open, nothing points to it",
    2: "open, something points to it",
    3: "met",
    4: "not met",
}
SOURCE = "standard_offences"


@cache
def context(name: str = "acquisitive_crime") -> Context:
    """A context as it ships."""
    return next(one for one in contexts() if one.context == name)


def database(sizes: Mapping[int, int], name: str = "acquisitive_crime") -> duckdb.DuckDBPyConnection:
    """Offences that are cases of a context, so many with each pattern of answers, in the order of the patterns."""
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("; ".join(create_table(table) for table in tables().values()))
    connection.execute(
        "INSERT INTO asked_criteria VALUES (0, 'planned', 'planning', ''), (1, 'vehicle_used', 'means', '')"
    )
    for number, pattern in PATTERNS.items():
        connection.execute("INSERT INTO answer_patterns VALUES (?, ?)", [number, pattern])
        connection.execute(
            "INSERT INTO pattern_decisions VALUES (?, ?, ?, ?, '')",
            [name, context(name).definitions[0], number, DECIDED[number]],
        )
    add_cases(connection, sizes, name)
    return connection


def add_cases(
    connection: duckdb.DuckDBPyConnection, sizes: Mapping[int, int], name: str = "acquisitive_crime"
) -> None:
    """More cases of a context."""
    for pattern, size in sizes.items():
        connection.execute(
            f"""INSERT INTO cases BY NAME
            SELECT n.last + i AS case_id, ? AS context, 'C' || (n.last + i) AS case_ref,
                DATE '2025-01-01' + (i % 300)::INTEGER AS happened_on, 'A' || (i % 40) AS area_code,
                'offences' AS case_table, '{SOURCE}' AS source, 'standard/offences.csv' AS source_file,
                n.last + i AS source_row
            FROM range(1, ? + 1) AS t(i), (SELECT coalesce(max(case_id), 0) AS last FROM cases) AS n""",
            [name, size],
        )
        connection.execute(
            "INSERT INTO case_answers SELECT case_id, ? FROM cases ANTI JOIN case_answers USING (case_id)",
            [pattern],
        )
        connection.execute(
            """INSERT INTO offences BY NAME SELECT case_ref AS crime_ref, happened_on AS recorded_on,
                'Burglary' AS offence, source, source_file, source_row, 'taken in the night' AS mo_text
            FROM cases ANTI JOIN offences USING (source, source_file, source_row)"""
        )


def put(connection: duckdb.DuckDBPyConnection, table: str, **columns: object) -> None:
    """One more row of a table."""
    names, marks = ", ".join(columns), ", ".join("?" for _ in columns)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(columns.values()))


def code_in_extract(
    connection: duckdb.DuckDBPyConnection, ref: str, coder: str, answer: str, **columns: object
) -> None:
    """One more coding that the extract holds."""
    given: dict[str, object] = {
        "context": "acquisitive_crime", "case_ref": ref, "coder": coder, "variable": "planned", "answer": answer,
        "source": "standard_codings", "source_file": "standard/codings.csv", "source_row": 1,
    }  # fmt: skip
    put(connection, "codings", **(given | columns))


def draw(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    wanted: int,
    seed: int = 1,
    *,
    double: float = 0.333,
    coders: Sequence[str] = ("Ann", "Bob"),
) -> Sample:
    """A sample as the command draws it, kept in a context's folder."""
    of = context(folder.name)
    samples = read_samples(folder)
    name_cases(connection)
    read_frame(connection, folder)
    put_taken(connection, {one.case.key(folder.name) for made in samples.values() for one in made.cases})
    number = max(samples, default=0) + 1
    make_frame(connection, of, design(), strata=True, number=number)
    draw_from_strata(connection, design(), wanted, seed)
    cases, _ = drawn_cases(connection, seed, double, checked_coders(coders, double))
    sample = Sample(number, STRATA, seed, 1, tuple(cases))
    write_frame(connection, folder)
    write_design(folder, sample)
    return sample


def strata_of(cases: Sequence[DrawnCase]) -> dict[str, int]:
    """The number of drawn cases by stratum."""
    names = [one.stratum for one in cases]
    return {name: names.count(name) for name in sorted(set(names))}


def coding(
    ref: str, coder: str, answer: str, *, variable: str = "planned", role: Role = "coder", sample: int = 1
) -> Coding:
    """An answer to a question about a case."""
    return Coding(0, CaseName(ref, SOURCE), role, coder, variable, answer, AT, sample, 1)


def store_of(connection: duckdb.DuckDBPyConnection) -> Store:
    """The database as a store."""
    return Store(connection, Path("unused"))


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    return connection.execute(sql).fetchall()
