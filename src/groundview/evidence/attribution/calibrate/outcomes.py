"""What coders made of each coded case under a definition: as settled, and each coder by what they answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from groundview.evidence.attribution.definition import Part
from groundview.evidence.attribution.logic import instance_of, sql_of
from groundview.evidence.attribution.offered import Offer
from groundview.evidence.attribution.readings import Asking
from groundview.evidence.pole.sql import literal

if TYPE_CHECKING:
    import duckdb

SAID = """
    CREATE OR REPLACE TEMP TABLE coded_said AS
    WITH every AS (
        SELECT case_id, '' AS coder, variable, answer FROM coded_answers
        UNION ALL SELECT case_id, coder, variable, answer FROM coder_answers),
    said AS (
        -- One row per coded case and whoever answered; nobody in particular for the answers as settled.
        SELECT case_id, coder, map(list(variable ORDER BY variable), list(answer ORDER BY variable)) AS said
        FROM every GROUP BY case_id, coder)
    SELECT context, case_id, coder, said, pattern
    FROM said JOIN cases USING (case_id) JOIN case_answers USING (case_id) JOIN answer_patterns USING (pattern_id)"""


def make_outcomes(connection: duckdb.DuckDBPyConnection, asked: Asking, offered: Sequence[Offer]) -> None:
    """Makes the temporary table `coded_outcomes` (context, definition, case_id, coder, met): one row per definition
    that coders can judge, coded case, and coder, '' for the answers as settled; `met` is 1, 0, or NULL where they could
    not tell. What a definition asks of the law, and not of coders, is what the records say."""
    connection.execute(SAID)
    parts = [_outcome(asked, offer) for offer in offered if offer.definition.coded]
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE coded_outcomes AS
        WITH wide AS ({asked.wide("coded_said")}) {" UNION ALL ".join([*parts, NONE])}"""
    )


NONE = "SELECT '' AS context, '' AS definition, 0 AS case_id, '' AS coder, NULL::TINYINT AS met WHERE false"


def _outcome(asked: Asking, offer: Offer) -> str:
    one = offer.definition

    def answer(part: Part) -> str:
        if not part.variable:
            return asked.answer(instance_of(part).key, {})
        return f"CASE said[{literal(part.variable)}] WHEN 'yes' THEN true WHEN 'no' THEN false END"

    return f"""
        SELECT context, {literal(one.name)} AS definition, case_id, coder,
            ({sql_of(one.coded, one.parameters, answer)})::TINYINT AS met
        FROM wide WHERE context = {literal(offer.context.context)}"""
