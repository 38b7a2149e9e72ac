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


def ask_one(
    connection: duckdb.DuckDBPyConnection,
    asked: Sequence[Instance],
    contexts: Sequence[Context],
    case_id: int,
    pattern: str,
) -> list[Answered]:
    """The answers of a case, whose pattern is known, in the order of `asked`. Evidence is gathered for it anew."""
    lay_out(connection, contexts)
    gather(connection, used(asked))
    behind = {name: _rows(connection, name, case_id) for name in used(asked)}
    return [
        _answered(connection, one, case_id, sign, [row for name in asks_of(one) for row in behind[name]])
        for one, sign in zip(asked, pattern, strict=True)
    ]


def _answered(
    connection: duckdb.DuckDBPyConnection, one: Instance, case_id: int, sign: str, rows: Sequence[Row]
) -> Answered:
    joins = " ".join(f"LEFT JOIN evidence_{name} AS {name} USING (case_id)" for name in asks_of(one))
    found = connection.execute(
        f"SELECT {one.asked.reason} FROM cases {joins} WHERE case_id = ?", [case_id]
    ).fetchone()
    reason = str(found[0]) if found and found[0] else ""
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
