"""Drawing cases to be coded, in strata or simply: seeded, with the design that makes answers count for all cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.coding.sample.chance import chance
from groundview.evidence.coding.sample.coders import dealt_out, how_many_twice
from groundview.evidence.coding.sample.design import Design
from groundview.evidence.coding.sample.drawn import DrawnCase
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.by_hand.dealing import dealt

if TYPE_CHECKING:
    import duckdb

STRATA = """
    -- One row per stratum of the frame: its cases, and those of them that can still be drawn.
    SELECT stratum, count(*), count(*) FILTER ("left") FROM coding_frame GROUP BY stratum ORDER BY stratum"""
CHOSEN = f"""
    CREATE OR REPLACE TEMP TABLE coding_chosen AS
    -- One row per case that is drawn.
    SELECT coding_frame.*, n, size, before, '' AS cluster FROM coding_frame JOIN coding_allocation USING (stratum)
    WHERE "left" QUALIFY row_number() OVER (PARTITION BY stratum ORDER BY {chance("drawn")}) <= n"""
ALLOCATION = {"stratum": "VARCHAR", "n": "BIGINT", "size": "BIGINT", "before": "BIGINT", "twice": "BIGINT"}
IN_ORDER = f"""
    -- One row per drawn case, shuffled so that its place in the list tells nothing; whether two people code it.
    SELECT case_id, case_ref, source, nth, source_file, source_row, stratum, coding_chosen.size, coding_chosen.before,
        coding_allocation.n, cluster,
        row_number() OVER (PARTITION BY stratum ORDER BY {chance("twice")}) <= twice AS twice
    FROM coding_chosen JOIN coding_allocation USING (stratum) ORDER BY {chance("order")}"""


def draw_from_strata(connection: duckdb.DuckDBPyConnection, design: Design, wanted: int, seed: int) -> None:
    """Makes the temporary table `coding_chosen` of about `wanted` cases of `coding_frame`, none drawn before."""
    rows = connection.execute(STRATA).fetchall()
    can = {stratum: left for stratum, _, left in rows}
    weighs = {stratum: design.weighs.get(stratum.partition(", since")[0], 1.0) for stratum in can}
    given = dealt(can, wanted, weighs=weighs, least=design.least)
    put_allocation(connection, [(name, given[name], size, size - left) for name, size, left in rows])
    connection.execute(CHOSEN, {"seed": str(seed)})


def put_allocation(connection: duckdb.DuckDBPyConnection, strata: list[tuple[str, int, int, int]]) -> None:
    """Makes the temporary table `coding_allocation` of strata: name, cases drawn, cases in it, and of those the ones
    that were drawn before."""
    columns = dict(zip(ALLOCATION, [*zip(*strata, strict=True), [0] * len(strata)], strict=True))
    put_table(connection, "coding_allocation", columns, ALLOCATION)


def drawn_cases(
    connection: duckdb.DuckDBPyConnection, seed: int, double: float, coders: tuple[str, ...]
) -> tuple[list[DrawnCase], list[int]]:
    """The chosen cases in the order of the sheets with their coders, and their numbers in this run."""
    strata = connection.execute("SELECT stratum, n FROM coding_allocation").fetchall()
    for stratum, n in strata:
        twice = how_many_twice(n, double)
        connection.execute("UPDATE coding_allocation SET twice = ? WHERE stratum = ?", [twice, stratum])
    rows = connection.execute(IN_ORDER, {"seed": str(seed)}).fetchall()
    named = dealt_out([bool(row[-1]) for row in rows], coders)
    cases = [
        DrawnCase(*(number, CaseName(*row[1:4]), *row[4:11], who))
        for number, (row, who) in enumerate(zip(rows, named, strict=True), start=1)
    ]
    return cases, [int(row[0]) for row in rows]
