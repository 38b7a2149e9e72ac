"""Coding: a context with its codebook, where its samples and answers are kept, and the store they are drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from groundview.errors import UsageProblem
from groundview.evidence.cases.context import Context
from groundview.evidence.cases.contexts import contexts, folder_of
from groundview.evidence.coding.case_name import name_cases
from groundview.evidence.coding.codebook import Codebook, load_codebook
from groundview.evidence.records.store import Store, open_store
from groundview.study import Declared

NEEDED = ("cases", "case_answers", "event_records", "asked_criteria")
"""Tables of the store without which no case can be drawn and shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """A context of a study, its codebook, and the folder of its samples and answers."""

    study: Declared
    context: Context
    codebook: Codebook
    folder: Path


def place(study: Declared, name: str) -> Place:
    """The place of a context; raises UsageProblem for one that there is not, and one without a codebook."""
    found = {context.context: context for context in contexts(study.contexts)}
    if name not in found:
        raise UsageProblem(
            "There is no such context.",
            why=f"there are {', '.join(found)}",
            next_step="Name one of them after the study.",
        )
    codebook = load_codebook(folder_of(name, study.contexts))
    return Place(study, found[name], codebook, study.coding / name)


@contextmanager
def store_with_cases(at: Place) -> Iterator[Store]:
    """The open store with `named_cases`; raises UsageProblem where the study was not run, or has no case of the
    context."""
    if not at.study.store.is_file():
        raise _not_run(at.study)
    with open_store(at.study.store) as store:
        there = {
            name for (name,) in store.connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        }
        if not there.issuperset(NEEDED) or not store.count("cases"):
            raise _not_run(at.study)
        name_cases(store.connection)
        n = store.connection.execute(
            "SELECT count(*) FROM named_cases WHERE context = ?", [at.context.context]
        ).fetchone()
        if not n or not n[0]:
            raise UsageProblem(
                f"The study has no case of the context {at.context.context}.",
                why=f"its cases come from {', '.join(at.context.sources.needed)}",
                next_step=f"groundview check {at.study.folder}",
            )
        yield store


def _not_run(study: Declared) -> UsageProblem:
    return UsageProblem(
        "This study has no cases yet.", where=str(study.store), next_step=f"groundview run {study.folder}"
    )
