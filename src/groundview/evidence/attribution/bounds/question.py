"""Questions that are put to the patterns of a definition, many in one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import duckdb
    from numpy.typing import NDArray

    Truths = NDArray[np.bool_]

AT_ONCE = 25
"""Questions in one query."""
Row = tuple[str, str, str, str, int, int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """Of the cases of a context `among` which it is asked, how many have this `answer`, and how many have none: SQL of
    patterns. `contexts` are those to whose cases it is put. `open_if` says which cases count as open instead of those
    without an answer."""

    measure: str
    breakdown: str
    answer: str
    contexts: frozenset[str]
    among: str = "true"
    open_if: str = ""


def put(
    connection: duckdb.DuckDBPyConnection, definition: str, questions: Sequence[Question]
) -> Iterator[Row]:
    """Measure, context, definition, breakdown, cases met, cases left open and cases, of each question and context.
    Needs `answers` (context, n, and the answers to every criterion)."""
    for start in range(0, len(questions), AT_ONCE):
        yield from _counted(connection, definition, questions[start : start + AT_ONCE])


def _counted(
    connection: duckdb.DuckDBPyConnection, definition: str, questions: Sequence[Question]
) -> Iterator[Row]:
    asked = ", ".join(
        f"{one.answer} AS q{place}, {one.among} AS m{place}, {one.open_if or 'NULL::BOOLEAN'} AS o{place}"
        for place, one in enumerate(questions)
    )
    # One row per context and pattern. The sums are made of arrays: so many at once take the database far longer.
    found = connection.execute(f"SELECT context, n, {asked} FROM answers").fetchnumpy()
    contexts, of = np.unique(np.ma.getdata(found["context"]).astype(str), return_inverse=True)

    def count(cases: Truths) -> NDArray[np.int64]:
        return np.bincount(of[cases], found["n"][cases], len(contexts)).astype(np.int64)

    for place, one in enumerate(questions):
        answer, among = found[f"q{place}"], true(found[f"m{place}"])
        left_open = true(found[f"o{place}"]) if one.open_if else np.ma.getmaskarray(answer)
        counts = zip(
            contexts, count(among & true(answer)), count(among & left_open), count(among), strict=True
        )
        for context, met, still_open, cases in counts:
            if context in one.contexts:
                yield (
                    one.measure,
                    str(context),
                    definition,
                    one.breakdown,
                    int(met),
                    int(still_open),
                    int(cases),
                )


def true(answers: Any) -> Truths:
    """Which answers are true; unknown is not."""
    return np.asarray(np.ma.filled(np.ma.asarray(answers).astype(bool), False), dtype=bool)
