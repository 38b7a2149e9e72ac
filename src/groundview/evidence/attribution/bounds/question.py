"""Questions that are put to the patterns of a definition, many in one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

Row = tuple[str, str, str, str, int, int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """How many cases of a context are `met`, and how many `open`, of those `among`: SQL of patterns. `contexts` are
    those to whose cases it is put."""

    measure: str
    breakdown: str
    met: str
    open: str
    contexts: frozenset[str]
    among: str = "true"


def put(
    connection: duckdb.DuckDBPyConnection, definition: str, questions: Sequence[Question]
) -> Iterator[Row]:
    """Measure, context, definition, breakdown, cases met, cases left open and cases, of each question and context.
    Needs `answers` (context, n, and the answers to every
    criterion)."""
    sums = ", ".join(
        f"coalesce(sum(n) FILTER ({one.among} AND {what}), 0)"
        for one in questions
        for what in (one.met, one.open, "true")
    )
    # One row per context: three sums a question.
    for context, *found in connection.execute(
        f"SELECT context, {sums} FROM answers GROUP BY context ORDER BY 1"
    ).fetchall():
        for place, one in enumerate(questions):
            if context in one.contexts:
                met, left_open, cases = found[3 * place : 3 * place + 3]
                yield one.measure, context, definition, one.breakdown, int(met), int(left_open), int(cases)
