"""Every count of victims: under the linkage that was kept, and where a plausible one changes it, under that."""

from __future__ import annotations

from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store
from groundview.evidence.victims.counts.answers import BY_ANSWER
from groundview.evidence.victims.counts.groups_of_victims import GROUPS, RESIDENTS
from groundview.evidence.victims.counts.others import AT_RISK, ONE_EACH, UNCHANGED
from groundview.evidence.victims.counts.persons import BY_TIMES, IN_SCOPE, VICTIMS
from groundview.evidence.victims.counts.timing import TIMING
from groundview.evidence.victims.counts.top import top_shares
from groundview.evidence.victims.counts.under_linkages import lay_out_suffered
from groundview.evidence.victims.victimisations import make_victimisations

CELL = "measure, context, definition, area_code, period, breakdown"
TOP = {
    "context": "VARCHAR",
    "breakdown": "VARCHAR",
    "draw": "BIGINT",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
}
CHANGING = (VICTIMS, BY_TIMES, BY_ANSWER, TIMING, GROUPS)
SIGNED = """
    -- One row per cell and draw: the counts of the kept linkage, and by how much a plausible one differs.
    SELECT * FROM ({}) JOIN counted_contexts USING (context_id) JOIN places USING (place)"""

VICTIM_COUNTS = Query(
    "victim_counts",
    f"""
    WITH kept AS (FROM signed_cells WHERE draw = 0),
    changed AS (
        -- One row per plausible linkage and cell of its persons: by how much it differs.
        SELECT {CELL}, draw, numerator AS more, denominator AS more_of
        FROM signed_cells WHERE draw > 0 AND (numerator <> 0 OR denominator <> 0))
    SELECT {CELL}, draw, numerator, denominator, '' AS note FROM kept
    UNION ALL SELECT {CELL}, changed.draw, coalesce(numerator, 0) + more,
        CASE WHEN more_of IS NOT NULL THEN coalesce(denominator, 0) + more_of END, ''
    FROM changed LEFT JOIN kept USING ({CELL})
    UNION ALL SELECT {CELL}, 0, numerator, denominator, '' FROM ({UNCHANGED})
    UNION ALL SELECT {CELL}, 0, numerator, denominator, '' FROM ({AT_RISK})
    UNION ALL SELECT {CELL}, draw, numerator, denominator, '' FROM ({RESIDENTS})
    UNION ALL SELECT 'top', context, '', '', '', breakdown, draw, numerator, denominator, '' FROM top_held
    UNION ALL SELECT 'draws', '', '', '', '', '', 0, max(draw), NULL, '' FROM linkage_draws WHERE draw <= $draws
    ORDER BY ALL""",
)


def make_victim_counts(store: Store, draws: int) -> int:
    """Makes `victimisations` and `victim_counts`, over `draws` plausible linkages, and gives the number of
    victimisations."""
    made = make_victimisations(store)
    connection = store.connection
    lay_out_suffered(connection, draws)
    signed = " UNION ALL BY NAME ".join(f"({sql})" for sql in CHANGING)
    laid_out = {"in_scope": IN_SCOPE, "one_each": ONE_EACH, "signed_cells": SIGNED.format(signed)}
    for name, sql in laid_out.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")
    held = list(top_shares(connection))
    columns = dict(zip(TOP, zip(*held, strict=True) if held else [()] * len(TOP), strict=True))
    put_table(connection, "top_held", columns, TOP)
    store.make(VICTIM_COUNTS, {"draws": draws})
    return made
