"""What a case is called wherever a study is kept: its reference, the source it stands in, and which of that reference.

Numbers of cases are those of one run. Two folders of extracts may give one reference to two cases, and one file may
hold a case twice: they are told apart by their order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.evidence.pole.sql import literal

if TYPE_CHECKING:
    import duckdb

NAMED = """
    CREATE OR REPLACE TEMP TABLE named_cases AS
    -- One row per case, with which of its reference it is, and a key made of what it is called.
    SELECT *, left(md5(concat_ws(chr(31), context, source, case_ref, nth)), 16) AS case_key
    FROM (SELECT *, row_number() OVER (PARTITION BY context, source, case_ref ORDER BY source_file, source_row) AS nth
        FROM cases WHERE {wanted})"""


@dataclass(frozen=True, slots=True, order=True)
class CaseName:
    """The `nth` case of a reference in a source, from 1, in the order of files and rows."""

    case_ref: str
    source: str
    nth: int = 1

    def key(self, context: str) -> str:
        """Its key in `named_cases`: sixteen signs that say nothing of it."""
        words = "\x1f".join((context, self.source, self.case_ref, str(self.nth)))
        return hashlib.md5(words.encode(), usedforsecurity=False).hexdigest()[:16]


def name_cases(connection: duckdb.DuckDBPyConnection, contexts: Sequence[str] | None = None) -> None:
    """Makes the temporary table `named_cases`: the columns of `cases`, `nth` and `case_key`; of some contexts, or of
    all."""
    wanted = "true" if contexts is None else f"context IN ({', '.join(map(literal, contexts)) or 'NULL'})"
    connection.execute(NAMED.format(wanted=wanted))
