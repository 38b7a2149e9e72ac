"""Every definition run over every case: what the records prove, what they rule out, and what they leave open."""

from __future__ import annotations

from collections.abc import Sequence

from groundview.evidence.attribution.offered import Offer
from groundview.evidence.attribution.patterns import ask, gather, used
from groundview.evidence.attribution.readings import Asking, decided, keys
from groundview.evidence.pole.sql import literal
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

ANSWER_PATTERNS = Query(
    "answer_patterns",
    """
    -- One row per way of answering, numbered in its own order.
    SELECT row_number() OVER (ORDER BY pattern) AS pattern_id, pattern FROM (SELECT DISTINCT pattern FROM answered)
    ORDER BY pattern_id""",
)

CASE_ANSWERS = Query(
    "case_answers",
    """
    -- One row per case.
    SELECT case_id, pattern_id FROM answered JOIN answer_patterns USING (pattern) ORDER BY case_id""",
)


def decide(store: Store, asked: Asking, offers: Sequence[Offer]) -> int:
    """Makes `asked_criteria`, `answer_patterns`, `case_answers` and `pattern_decisions`, and gives the number of cases.
    Needs what `at_work` laid out."""
    connection = store.connection
    gather(connection, used(asked.instances))
    ask(connection, asked.instances)
    _put_asked(store, asked)
    store.make(ANSWER_PATTERNS)
    made = store.make(CASE_ANSWERS)
    store.make(pattern_decisions(asked, offers))
    return made


def pattern_decisions(asked: Asking, offers: Sequence[Offer]) -> Query:
    """One row per definition that a context offers, and pattern that cases of the context have."""
    return Query(
        "pattern_decisions",
        f"""
        WITH present AS (
            SELECT DISTINCT context, pattern
            FROM cases JOIN case_answers USING (case_id) JOIN answer_patterns USING (pattern_id))
        SELECT context, definition, pattern_id, answer, reasons
        FROM ({decisions(asked, offers, "present")}) JOIN answer_patterns USING (pattern)
        ORDER BY context, definition, pattern_id""",
    )


def decisions(asked: Asking, offers: Sequence[Offer], patterns: str) -> str:
    """SQL with one row per definition offered and row of `patterns` (context, pattern) of its context: context,
    definition, pattern, answer (yes, no or NULL), and the reasons."""
    offering: dict[str, list[Offer]] = {}
    for offer in offers:
        offering.setdefault(offer.definition.name, []).append(offer)
    parts = [_decision(asked, some) for some in offering.values()]
    return f"WITH put_wide AS ({asked.wide(patterns)}) " + "\n        UNION ALL ".join(parts or [NONE])


NONE = """SELECT '' AS context, '' AS definition, '' AS pattern, NULL::VARCHAR AS answer, '' AS reasons WHERE false"""


def _decision(asked: Asking, offers: Sequence[Offer]) -> str:
    """SQL of what one definition makes of the patterns of the contexts that offer it."""
    definition = offers[0].definition
    said = ", ".join(
        f"{literal(key + '=')} || CASE {asked.answer(key, {})} WHEN true THEN 'yes' WHEN false THEN 'no'"
        " ELSE 'unknown' END"
        for key in keys(definition)
    )
    contexts = ", ".join(literal(offer.context.context) for offer in offers)
    return f"""
        SELECT context, {literal(definition.name)} AS definition, pattern,
            CASE {decided(definition, asked)} WHEN true THEN 'yes' WHEN false THEN 'no' END AS answer,
            concat_ws('; ', {said}) AS reasons
        FROM put_wide WHERE context IN ({contexts})"""


def _put_asked(store: Store, asked: Asking) -> None:
    rows = [
        (place, one.key, one.criterion.theme, one.asked.claim) for place, one in enumerate(asked.instances)
    ]
    types = {"place": "BIGINT", "criterion": "VARCHAR", "theme": "VARCHAR", "claim": "VARCHAR"}
    columns = dict(zip(types, zip(*rows, strict=True), strict=True))
    put_table(store.connection, "criteria_asked", columns, types)
    # One row per criterion.
    store.make(Query("asked_criteria", "SELECT * FROM criteria_asked ORDER BY place"))
