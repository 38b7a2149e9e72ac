"""What each coded case stands for: its stratum, and how many cases there are of it.

A case keeps its first stratum, so that several samples count together. Codings that an extract holds count in the
strata like a random draw; without any sample, all cases are one stratum. Cases that came after the last sample are a
stratum that nothing was drawn from. Where clusters were drawn, what only the extract codes stands for itself.
"""

from __future__ import annotations

from groundview.evidence.coding.sample.frame import ALL
from groundview.evidence.records.query import Query

CAME_LATER, BY_ITSELF = "came after the last sample", "coded in the extract"

CASE_STRATA = Query(
    "case_strata",
    f"""
    WITH coded AS (
        -- One row per case that an extract codes.
        SELECT case_id, bool_or(sample = 0) AS in_extract FROM coder_answers GROUP BY case_id)
    -- One row per case of a context in which anything is coded.
    SELECT named.context, case_id, CASE WHEN designs.context IS NULL THEN '{ALL}'
        WHEN by_clusters AND drawn.sample IS NULL AND in_extract THEN '{BY_ITSELF}'
        ELSE coalesce(strata.stratum, '{CAME_LATER}') END AS stratum
    FROM named_cases AS named SEMI JOIN coder_answers USING (context) LEFT JOIN coding_designs AS designs USING
    (context) LEFT JOIN coding_strata AS strata USING (case_key) LEFT JOIN coding_drawn AS drawn USING (case_key)
    LEFT JOIN coded USING (case_id) ORDER BY case_id""",
)

CODED_CASES = Query(
    "coded_cases",
    """
    WITH coded AS (
        -- One row per case that anybody coded.
        SELECT case_id, count(DISTINCT coder) AS n_coders, bool_or(sample = 0) AS in_extract
        FROM coder_answers GROUP BY case_id),
    counted AS (
        -- One row per case, in its stratum.
        SELECT named.*, coded.n_coders, coalesce(drawn.sample, 0) AS sample, drawn.cluster, stratum,
            count(*) OVER same AS stratum_size,
            count(*) FILTER (drawn.sample IS NOT NULL OR in_extract) OVER same AS stratum_drawn
        FROM named_cases AS named JOIN case_strata USING (context, case_id)
        LEFT JOIN coding_drawn AS drawn USING (case_key) LEFT JOIN coded USING (case_id)
        WINDOW same AS (PARTITION BY context, stratum))
    -- One row per coded case.
    SELECT context, case_id, case_ref, source, source_file, source_row, sample, stratum, stratum_size, stratum_drawn,
        cluster, n_coders
    FROM counted WHERE n_coders > 0 ORDER BY case_id""",
)
