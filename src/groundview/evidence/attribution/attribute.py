"""Attribution from end to end: evidence gathered, criteria asked, definitions run, and everything counted."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.evidence.attribution.at_work import lay_out
from groundview.evidence.attribution.bounds.decided import ANSWERS, COLUMNS, decided_cells
from groundview.evidence.attribution.bounds.opened import questions
from groundview.evidence.attribution.bounds.profile import lay_out_profile
from groundview.evidence.attribution.bounds.question import Row, put
from groundview.evidence.attribution.decide import decide
from groundview.evidence.attribution.definition import Definition
from groundview.evidence.attribution.losses import make_losses
from groundview.evidence.attribution.offered import Offer, offers
from groundview.evidence.attribution.plausible import answer_moved
from groundview.evidence.attribution.readings import Asking, everything_asked
from groundview.evidence.cases.context import Context
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

ANSWERING = """
    -- One row per context and pattern: how many cases.
    SELECT context, pattern, sum(n)::BIGINT AS n FROM profile JOIN answer_patterns USING (pattern_id) GROUP BY ALL"""

PUT = {
    "measure": "VARCHAR",
    "context": "VARCHAR",
    "definition": "VARCHAR",
    "breakdown": "VARCHAR",
    "n_met": "BIGINT",
    "n_open": "BIGINT",
    "n_cases": "BIGINT",
}
"""What comes of the questions that are put to patterns, with the type of every column."""


def make_attributions(
    store: Store, contexts: Sequence[Context], definitions: Sequence[Definition], draws: int
) -> int:
    """Makes `asked_criteria`, `answer_patterns`, `case_answers`, `pattern_decisions`, `attribution_counts` and
    `attribution_losses`, and gives the number of cases. `draws` plausible linkages are tried beside the one that was
    kept. Raises UsageProblem for a definition that cannot be followed."""
    offered = offers(contexts, definitions)
    asked = everything_asked(definitions)
    lay_out(store.connection, contexts)
    made = decide(store, asked, offered)
    answer_moved(store.connection, asked.instances, draws)
    lay_out_profile(store.connection)
    store.make(attribution_counts(store, asked, offered))
    make_losses(store)
    return made


def attribution_counts(store: Store, asked: Asking, offered: Sequence[Offer]) -> Query:
    """One row per measure, context, definition and cell."""
    store.connection.execute(f"CREATE OR REPLACE TEMP TABLE answers AS {asked.wide(f'({ANSWERING})')}")
    rows: list[Row] = []
    for definition in {offer.definition.name: offer.definition for offer in offered}.values():
        contexts = [offer.context for offer in offered if offer.definition is definition]
        rows += put(store.connection, definition.name, list(questions(asked, definition, contexts)))
    columns = dict(zip(PUT, zip(*rows, strict=True) if rows else [()] * len(PUT), strict=True))
    put_table(store.connection, "questions_put", columns, PUT)
    return Query(
        "attribution_counts",
        f"""
        SELECT {COLUMNS} FROM ({decided_cells(asked, offered)})
        UNION ALL SELECT {COLUMNS} FROM ({ANSWERS})
        UNION ALL SELECT measure, context, definition, '', '', breakdown, n_met, n_open, n_cases, NULL, NULL
        FROM questions_put ORDER BY ALL""",
    )
