"""What coders disagree on and nobody has settled: one question about one case each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.pole.sql import literal

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Disputed:
    """A question about a case that coders answer differently; the answers in alphabetical order, so that they do not
    tell who gave which."""

    case: CaseName
    variable: str
    answers: tuple[str, ...]


def disputed(
    connection: duckdb.DuckDBPyConnection, context: str, variables: Collection[str]
) -> tuple[list[Disputed], list[int]]:
    """What is open of a context, for the variables of its codebook, with the numbers of the cases in this run. Needs
    `coded_answers` and `coder_answers`."""
    wanted = ", ".join(map(literal, variables))
    rows = connection.execute(
        f"""
        -- One row per question that coders of a case answer differently.
        SELECT settled.case_id, named.case_ref, named.source, nth, variable,
            list(given.answer ORDER BY given.answer) AS answers
        FROM coded_answers AS settled JOIN coder_answers AS given USING (case_id, variable)
        JOIN named_cases AS named ON named.case_id = settled.case_id
        WHERE settled.how = 'open' AND settled.context = {literal(context)} AND variable IN ({wanted})
        GROUP BY ALL ORDER BY ALL"""
    ).fetchall()
    found = [Disputed(CaseName(*row[1:4]), row[4], tuple(row[5])) for row in rows]
    return found, [int(row[0]) for row in rows]
