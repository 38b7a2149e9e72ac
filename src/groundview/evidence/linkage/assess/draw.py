"""Drawing pairs to be judged: stratified and seeded, with the design that makes the answers count for all pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.evidence.linkage.assess.allocation import Stratum, allocated
from groundview.evidence.linkage.assess.breakdowns import BREAKDOWNS, make_groups
from groundview.evidence.linkage.assess.design import Design
from groundview.evidence.linkage.assess.frame import make_frame
from groundview.evidence.linkage.judgements.judgement import RecordName

if TYPE_CHECKING:
    import duckdb

STRATA = """
    -- One row per stratum of the frame, with its number of pairs.
    SELECT stratum, bool_and(linked), bool_and(far), count(*) FROM judge_frame GROUP BY stratum ORDER BY stratum"""
CHANCE = "md5(concat_ws('-', left_id, right_id, {}))"
"""A pair's own random number: the same on every machine, whatever else is in the frame."""
DRAWN = f"""
    -- One row per pair that is drawn, shuffled so that its place in the list tells nothing.
    WITH chosen AS (
        SELECT judge_frame.* FROM judge_frame JOIN judge_allocation USING (stratum)
        QUALIFY row_number() OVER (PARTITION BY stratum ORDER BY {CHANCE.format("$seed")}) <= n)
    SELECT left_id, right_id, stratum, probability FROM chosen ORDER BY {CHANCE.format("$seed || '-order'")}"""


@dataclass(frozen=True, slots=True)
class DrawnPair:
    """A pair to be judged. `size` pairs are in its stratum and `drawn` of them in the sample; `linked` says whether
    the two stood in one person when the sample was drawn; `groups` is the group of the pair in each breakdown."""

    number: int
    left: RecordName
    right: RecordName
    stratum: str
    linked: bool
    far: bool
    size: int
    drawn: int
    probability: float | None
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The pairs, and the record_ids of each, in one order."""

    pairs: list[DrawnPair]
    ids: list[tuple[int, int]]


def draw_pairs(
    connection: duckdb.DuckDBPyConnection, design: Design, wanted: int, seed: int, names: Mapping[str, str]
) -> Drawn:
    """Draws about `wanted` pairs; pairs that are judged already (`judged_same`, `judged_different`) are not drawn.
    `names` are the study's own name groups, group by name in capitals. Empty where no two records could be paired."""
    make_frame(connection, design, min(design.most_uncertain, wanted // 4))
    strata = {row[0]: Stratum(*row) for row in connection.execute(STRATA).fetchall()}
    taken = allocated(list(strata.values()), wanted, design)
    _put_allocation(connection, taken)
    rows = connection.execute(DRAWN, {"seed": str(seed)}).fetchall()
    ids = [(int(row[0]), int(row[1])) for row in rows]
    make_groups(connection, design, names)
    about = _records(connection, {one for pair in ids for one in pair})
    pairs: list[DrawnPair] = []
    for number, (left, right, stratum, probability) in enumerate(rows, start=1):
        (first, first_groups), (second, second_groups) = about[left], about[right]
        pairs.append(
            DrawnPair(
                number=number,
                left=first,
                right=second,
                stratum=stratum,
                linked=strata[stratum].linked,
                far=strata[stratum].far,
                size=strata[stratum].size,
                drawn=taken[stratum],
                probability=probability,
                groups={name: of_both(first_groups[name], second_groups[name]) for name in BREAKDOWNS},
            )
        )
    return Drawn(pairs, ids)


def of_both(one: str, other: str) -> str:
    """The group of a pair: that of its records, or of the one whose group is known; "differs" where they disagree."""
    if one and other and one != other:
        return "differs"
    return one or other or "not known"


def _put_allocation(connection: duckdb.DuckDBPyConnection, taken: Mapping[str, int]) -> None:
    connection.execute("CREATE OR REPLACE TEMP TABLE judge_allocation (stratum VARCHAR, n BIGINT)")
    for stratum, n in taken.items():
        connection.execute("INSERT INTO judge_allocation VALUES (?, ?)", [stratum, n])


def _records(
    connection: duckdb.DuckDBPyConnection, ids: set[int]
) -> dict[int, tuple[RecordName, dict[str, str]]]:
    """The name of each record, and its group in each breakdown."""
    columns = ", ".join(f"coalesce(judge_groups.{name}, '')" for name in BREAKDOWNS)
    rows = connection.execute(
        f"SELECT record_id, coalesce(nominal_ref, ''), coalesce(system, ''), coalesce(source, ''), {columns} "
        "FROM person_records JOIN judge_groups USING (record_id) WHERE record_id IN (SELECT unnest(?))",
        [sorted(ids)],
    ).fetchall()
    return {int(row[0]): (RecordName(*row[1:4]), dict(zip(BREAKDOWNS, row[4:], strict=True))) for row in rows}
