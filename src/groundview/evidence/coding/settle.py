"""What coders answered, settled: their answers as they stand, one answer a case and question, and what each case stands
for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from groundview.evidence.cases.context import Context
from groundview.evidence.coding.case_name import name_cases
from groundview.evidence.coding.codebook import WITHDRAWN
from groundview.evidence.coding.drawn_before import lay_out_samples
from groundview.evidence.coding.entry import Coding, standing
from groundview.evidence.coding.extract import ABOUT_CASES
from groundview.evidence.coding.file import codings_file
from groundview.evidence.coding.stands_for import CASE_STRATA, CODED_CASES
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.store import Store

ENTRIES = {
    "context": "VARCHAR", "case_key": "VARCHAR", "role": "VARCHAR", "coder": "VARCHAR", "variable": "VARCHAR",
    "answer": "VARCHAR", "coded_on": "DATE", "sample": "BIGINT",
}  # fmt: skip

CODER_ANSWERS = Query(
    "coder_answers",
    f"""
    WITH own AS (
        -- One row per answer that was given through a sample of the study and stands.
        SELECT entries.context, case_id, case_ref, coder, variable, answer, coded_on, sample
        FROM coding_entries AS entries JOIN named_cases AS named USING (case_key) WHERE role = 'coder'),
    extracts AS (
        -- One row per case, coder and question in the extracts: the last answer.
        SELECT context, case_id, case_ref, coder, variable, lower(answer) AS answer, coded_on, 0 AS sample
        FROM ({ABOUT_CASES}) WHERE case_id IS NOT NULL AND context IN (SELECT context FROM coding_contexts)
        QUALIFY row_number() OVER (
            PARTITION BY case_id, coder, variable ORDER BY coded_on DESC NULLS LAST, source_file DESC, source_row DESC
        ) = 1)
    -- One row per case, coder and question.
    FROM own UNION ALL FROM extracts ANTI JOIN own USING (case_id, coder, variable)
    ORDER BY case_id, variable, coder""",
)

CODED_ANSWERS = Query(
    "coded_answers",
    """
    WITH by_coders AS (
        -- One row per case and question that coders answered.
        SELECT context, case_id, case_ref, variable, count(*) AS n_coders, min(answer) AS first, max(answer) AS last,
            bool_and(answer IN ('yes', 'no', 'unknown')) AS yes_or_no, bool_or(answer <> 'no') AS any_yes,
            bool_and(answer = 'yes') AS all_yes
        FROM coder_answers GROUP BY ALL),
    adjudicated AS (
        -- One row per case and question that somebody settled.
        SELECT entries.context, case_id, case_ref, variable, answer
        FROM coding_entries AS entries JOIN named_cases AS named USING (case_key) WHERE role = 'adjudicator')
    -- One row per case and question.
    SELECT context, case_id, case_ref, variable,
        coalesce(adjudicated.answer, CASE WHEN first = last THEN first ELSE 'unknown' END) AS answer,
        CASE WHEN yes_or_no THEN CASE WHEN any_yes THEN 'yes' ELSE 'no' END END AS any_yes,
        CASE WHEN yes_or_no THEN CASE WHEN all_yes THEN 'yes' ELSE 'no' END END AS all_yes,
        coalesce(n_coders, 0) AS n_coders,
        CASE WHEN adjudicated.answer IS NOT NULL THEN 'adjudicated' WHEN n_coders = 1 THEN 'one_coder'
            WHEN first = last THEN 'agreed' ELSE 'open' END AS how
    FROM by_coders FULL JOIN adjudicated USING (context, case_id, case_ref, variable) ORDER BY case_id, variable""",
)


def settle_codings(store: Store, coding: Path, contexts: Sequence[Context]) -> int:
    """Makes `coder_answers`, `coded_answers`, `case_strata` and `coded_cases`, and gives the number of coded cases.
    `coding` is the folder with a folder of samples and answers for each context. Needs `cases`. Raises DataProblem for
    a file there that is not as it should be."""
    names = [context.context for context in contexts]
    put_table(store.connection, "coding_contexts", {"context": names}, {"context": "VARCHAR"})
    rows = [row for name in names for row in _entries(name, coding / name)]
    # Naming all cases of a country would take longer than the rest, where nobody has coded any.
    name_cases(store.connection, names if store.count("codings") else sorted({str(row[0]) for row in rows}))
    columns = dict(zip(ENTRIES, zip(*rows, strict=True) if rows else [()] * len(ENTRIES), strict=True))
    put_table(store.connection, "coding_entries", columns, ENTRIES)
    lay_out_samples(store.connection, coding, names)
    store.make(CODER_ANSWERS)
    store.make(CODED_ANSWERS)
    store.make(CASE_STRATA)
    return store.make(CODED_CASES)


def _entries(context: str, folder: Path) -> Iterator[tuple[object, ...]]:
    """The answers that stand, withdrawn ones left out, in the order of `ENTRIES`."""
    for one in standing(codings_file(folder).read()).values():
        if one.answer != WITHDRAWN:
            yield context, one.case.key(context), *_said(one)


def _said(one: Coding) -> tuple[object, ...]:
    return one.role, one.coder, one.variable, one.answer, one.at[:10], one.sample
