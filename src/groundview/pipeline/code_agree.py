"""How far the coders of a context agree, what is still open, and a sheet to settle what they disagree on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from groundview.errors import UsageProblem
from groundview.evidence.coding.adjudicate.disputed import Disputed, disputed
from groundview.evidence.coding.adjudicate.kept import KIND, read_designs, write_design
from groundview.evidence.coding.adjudicate.sheet import label, write_disputes
from groundview.evidence.coding.agreement import measure_agreement
from groundview.evidence.coding.codebook import WITHDRAWN
from groundview.evidence.coding.entry import standing
from groundview.evidence.coding.file import codings_file
from groundview.evidence.coding.sample.kept import read_samples
from groundview.evidence.coding.sample.shown import rows_for_people
from groundview.evidence.coding.settle import settle_codings
from groundview.evidence.records.store import Store
from groundview.pipeline.code import Place, place, store_with_cases
from groundview.pipeline.code_sample import told_of
from groundview.study import Declared


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far coders agree: rows of `coder_agreement`; the coders in the order of their numbers; by variable how many
    answers are open; by coder how many cases of a sample wait for an answer; and the sheet that settles what is open,
    with its files (none where it was written before, or nothing is open)."""

    figures: list[dict[str, Any]]
    coders: list[str]
    open: Mapping[str, int]
    waiting: Mapping[str, int]
    sheet: int
    files: tuple[Path, ...]


def agree(study: Declared, name: str) -> Agreed:
    """The agreement of a context's coders by what was imported until now; the store stays as the last run left it.
    Raises UsageProblem where the study was not run, or nothing is coded."""
    at = place(study, name)
    with store_with_cases(at) as store, _for_a_look(store):
        settle_codings(store, study.coding, [at.context])
        if not store.count("coder_answers"):
            raise UsageProblem(
                f"No case of {name} has been coded yet.",
                next_step=f"groundview code sample {study.folder} {name} draws a sample",
            )
        measure_agreement(store)
        figures = _figures(store, name)
        coders = store.connection.execute(
            "SELECT DISTINCT coder FROM coder_answers WHERE context = ? ORDER BY 1", [name]
        ).fetchall()
        disputes, ids = disputed(store.connection, name, at.codebook.names)
        sheet, files = _sheet(store, at, disputes, ids)
    counts: dict[str, int] = {}
    for one in disputes:
        counts[one.variable] = counts.get(one.variable, 0) + 1
    return Agreed(figures, [coder for (coder,) in coders], counts, _waiting(at), sheet, files)


@contextmanager
def _for_a_look(store: Store) -> Iterator[None]:
    """What is made inside is looked at, and not kept: only a run makes tables."""
    store.connection.execute("BEGIN")
    try:
        yield
    finally:
        store.connection.execute("ROLLBACK")


def _figures(store: Store, context: str) -> list[dict[str, Any]]:
    return store.reader("aggregate").names(
        "SELECT measure, breakdown, value, low, high, n, n_coders, note FROM coder_agreement WHERE context = ? "
        "ORDER BY breakdown, measure",
        [context],
    )


def _sheet(
    store: Store, at: Place, disputes: list[Disputed], ids: Sequence[int]
) -> tuple[int, tuple[Path, ...]]:
    """The number of the sheet that asks what is open, and its files where it is new."""
    if not disputes:
        return 0, ()
    before = read_designs(at.folder)
    last = max(before, default=0)
    if last and before[last] == disputes:
        return last, ()
    number, context = last + 1, at.context.context
    rows = rows_for_people(store.connection, at.context, ids)
    labels = [label(context, number, place_of, one) for place_of, one in enumerate(disputes, start=1)]
    told = told_of(at.context, dict(zip(labels, rows, strict=True)))
    files = write_disputes(at.folder / f"{KIND}-{number}-internal", at.codebook, number, disputes, told)
    write_design(at.folder, number, disputes)
    return number, files


def _waiting(at: Place) -> dict[str, int]:
    """By coder the cases on their sheets of which they have answered nothing."""
    answered = {
        (one.case, one.coder)
        for one in standing(codings_file(at.folder).read()).values()
        if one.role == "coder" and one.answer != WITHDRAWN
    }
    found: dict[str, int] = {}
    for sample in read_samples(at.folder).values():
        for one in sample.cases:
            for coder in one.coders:
                found[coder] = found.get(coder, 0) + ((one.case, coder) not in answered)
    return found
