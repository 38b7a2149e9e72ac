"""Why a case is, is not, or may be organised: every criterion asked of it, and what each definition makes of that. For
internal readers only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from groundview.errors import UsageProblem
from groundview.evidence.attribution.definition import definitions
from groundview.evidence.attribution.one_case import Answered, ask_one, lay_out_evidence
from groundview.evidence.attribution.readings import Asking, everything_asked
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.records.store import Store
from groundview.study import Declared

CASES = """
    -- One row per case of this reference.
    SELECT case_id, context, case_ref, happened_on, area_code, neighbourhood, code, source_file, source_row, pattern,
        pattern_id
    FROM cases JOIN case_answers USING (case_id) JOIN answer_patterns USING (pattern_id)
    WHERE case_ref = ? ORDER BY case_id"""
DECIDED = """
    -- One row per definition run over the cases of a context.
    SELECT definition, coalesce(answer, 'unknown'), reasons FROM pattern_decisions
    WHERE context = ? AND pattern_id = ? ORDER BY definition"""
OUTCOMES = {"yes": "organised", "no": "not organised", "unknown": "open"}


@dataclass(frozen=True, slots=True)
class CaseExplained:
    """One case of one context: what it is (column, value), what each definition makes of it (name, title, outcome,
    reasons), and every criterion."""

    context: str
    case_ref: str
    about: list[tuple[str, str]]
    decided: list[tuple[str, str, str, str]]
    answered: list[Answered]


def is_case(store: Store, reference: str) -> bool:
    """Whether any case has this reference."""
    return bool(
        store.connection.execute("SELECT 1 FROM cases WHERE case_ref = ? LIMIT 1", [reference]).fetchone()
    )


def explain_case(study: Declared, store: Store, reference: str) -> list[CaseExplained]:
    """Explains every case of a reference, one a context; raises UsageProblem where none is decided yet, or where a
    criterion has changed since the last run."""
    connection = store.connection
    rows = connection.execute(CASES, [reference]).fetchall()
    asked = _asking(study, store)
    titles = {one.name: one.title for one in definitions(study.definitions)}
    lay_out_evidence(connection, asked.instances, contexts(study.contexts))
    found = [_explained(store, asked, row, titles) for row in rows]
    store.drop_temporary()
    return found


def _asking(study: Declared, store: Store) -> Asking:
    asked = everything_asked(definitions(study.definitions))
    kept = store.connection.execute("SELECT criterion FROM asked_criteria ORDER BY place").fetchall()
    if [one.key for one in asked.instances] != [key for (key,) in kept]:
        raise UsageProblem(
            "The criteria have changed since the last run.", next_step=f"groundview run {study.folder}"
        )
    return asked


def _explained(store: Store, asked: Asking, row: tuple[Any, ...], titles: dict[str, str]) -> CaseExplained:
    case_id, context, reference, happened_on, area, neighbourhood, code, file, number, pattern, pattern_id = (
        row
    )
    about = {
        "dated": happened_on,
        "area": area,
        "neighbourhood": neighbourhood,
        "code": code,
        "row": f"{file} row {number}",
    }
    decided = store.connection.execute(DECIDED, [context, pattern_id]).fetchall()
    return CaseExplained(
        context=context,
        case_ref=reference,
        about=[(name, str(value)) for name, value in about.items() if value is not None],
        decided=[(name, titles[name], OUTCOMES[answer], reasons) for name, answer, reasons in decided],
        answered=ask_one(store.connection, asked.instances, case_id, pattern),
    )
