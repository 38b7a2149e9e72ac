"""Everything that was asked of one case: each criterion's answer, its reason in words, and the rows behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.evidence.attribution.at_work import lay_out
from groundview.evidence.attribution.criterion import Instance
from groundview.evidence.attribution.declared import evidence
from groundview.evidence.attribution.patterns import asks_of, gather, used
from groundview.evidence.cases.context import Context

if TYPE_CHECKING:
    import duckdb

Row = tuple[str, int, str]
ANSWERS = {"y": "met", "n": "not met", "-": "unknown"}


@dataclass(frozen=True, slots=True)
class Answered:
    """One criterion for one case. `rows` are (file, row, what they say); none where nothing was answered."""

    criterion: str
    theme: str
    claim: str
    answer: str
    reason: str
    rows: tuple[Row, ...]


def lay_out_evidence(
    connection: duckdb.DuckDBPyConnection, asked: Sequence[Instance], contexts: Sequence[Context]
) -> None:
    """Gathers the evidence of every case anew, so that any number of cases can be asked."""
    lay_out(connection, contexts)
    gather(connection, used(asked))


def ask_one(
    connection: duckdb.DuckDBPyConnection, asked: Sequence[Instance], case_id: int, pattern: str
) -> list[Answered]:
    """The answers of a case, whose pattern is known, in the order of `asked`. Needs the evidence laid out."""
    behind = {name: _rows(connection, name, case_id) for name in used(asked)}
    reasons = reasons_of(connection, asked, [case_id])[case_id]
    return [
        _answered(one, sign, reasons[one.key], [row for name in asks_of(one) for row in behind[name]])
        for one, sign in zip(asked, pattern, strict=True)
    ]


def reasons_of(
    connection: duckdb.DuckDBPyConnection, asked: Sequence[Instance], case_ids: Sequence[int]
) -> dict[int, dict[str, str]]:
    """By case and criterion the reason in words, empty where there is nothing to say. Needs the evidence laid out."""
    joins = " ".join(f"LEFT JOIN evidence_{name} AS {name} USING (case_id)" for name in used(asked))
    reasons = ", ".join(f"({one.asked.reason})::VARCHAR" for one in asked)
    # One row per case that is asked for.
    found = connection.execute(
        f"SELECT case_id, {reasons} FROM (FROM cases WHERE case_id IN (SELECT unnest(?))) {joins}",
        [list(case_ids)],
    ).fetchall()
    return {
        case_id: {one.key: reason or "" for one, reason in zip(asked, said, strict=True)}
        for case_id, *said in found
    }


def _answered(one: Instance, sign: str, reason: str, rows: Sequence[Row]) -> Answered:
    return Answered(
        criterion=one.key,
        theme=one.criterion.theme,
        claim=one.asked.claim,
        answer=ANSWERS[sign],
        reason=reason,
        rows=tuple(dict.fromkeys(rows)) if sign != "-" else (),
    )


def _rows(connection: duckdb.DuckDBPyConnection, name: str, case_id: int) -> list[Row]:
    found = connection.execute(evidence()[name].rows, {"case": case_id}).fetchall()
    return sorted((str(file), int(row), str(what)) for file, row, what in found)
