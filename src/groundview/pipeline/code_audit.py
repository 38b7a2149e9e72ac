"""Audits of the search of free text: texts drawn to be read by a person, and what the answers say of the search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.errors import UsageProblem
from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.coding.sample.masked import Masks
from groundview.evidence.coding.text.audit import LEAST_READ, STRATA, Audit, Drawn, audit, draw_texts
from groundview.evidence.coding.text.audit_kept import KIND, AuditDesign, DrawnText, read_design, write_design
from groundview.evidence.coding.text.audit_sheet import number_of, read_marks, write_audit
from groundview.evidence.coding.text.read import lexicon_of, texts_of_cases
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.by_hand.numbered import numbers
from groundview.pipeline.code import Place, place, store_with_cases
from groundview.study import Declared

if TYPE_CHECKING:
    import duckdb

TEXTS = 300
"""So many are drawn where nobody says how many: a third of each stratum, as far as it has them."""


@dataclass(frozen=True, slots=True)
class DrawnAudit:
    """An audit that was drawn, and its files."""

    design: AuditDesign
    files: tuple[Path, ...]

    @property
    def strata(self) -> dict[str, tuple[int, int]]:
        """By stratum the texts drawn, and all there are."""
        return {one.drawn.stratum: (one.drawn.drawn, one.drawn.size) for one in self.design.texts}


@dataclass(frozen=True, slots=True)
class ReadAudit:
    """What the answers to an audit say, and how many of each kind there are by stratum."""

    design: AuditDesign
    audit: Audit
    answers: Mapping[str, Mapping[str, int]]


def draw_audit(study: Declared, name: str, concept: str, wanted: int, seed: int) -> DrawnAudit:
    """Draws about `wanted` texts of a context's cases (0 for 300) and writes them as a workbook and as CSV. Raises
    UsageProblem where the study was not run, the context has no texts, or its lexicon no such concept."""
    at = place(study, name)
    lexicon = lexicon_of(at.context, study.contexts)
    if not at.context.case.text:
        raise UsageProblem(f"Cases of {name} have no free text, so there is nothing to audit.")
    if concept not in lexicon.concepts:
        raise UsageProblem(
            f"The lexicon of {name} has no such concept.",
            why=f"it has {', '.join(sorted(lexicon.concepts))}",
            next_step=f"groundview code audit {study.folder} {name} --concept CONCEPT",
        )
    of_each = max(-(-(wanted or TEXTS) // len(STRATA)), LEAST_READ)
    with store_with_cases(at) as store:
        written = f"SELECT text_id, nullif(trim(text), '') AS text FROM ({texts_of_cases(at.context)})"
        drawn = draw_texts(store.connection, written, lexicon, concept, of_each=of_each, seed=seed)
        design = _design(store.connection, at, concept, seed, drawn)
        texts = _masked(store.connection, written, [one.text_id for one in drawn])
    if not drawn:
        raise UsageProblem(f"No case of {name} has a text.")
    stem = at.folder / f"{KIND}-{design.number}-internal"
    files = write_audit(stem, design, lexicon.concepts[concept].about.strip(), texts)
    # The design comes last: an audit that was cut off while it was written is none.
    write_design(at.folder, design)
    return DrawnAudit(design, files)


def read_audit(study: Declared, name: str, path: Path) -> ReadAudit:
    """Recall and precision from a filled sheet. Raises DataProblem for a file that is of no audit of the context, for
    cells that are no answers, and where too few texts were read."""
    at = place(study, name)
    design = read_design(at.folder, name, number_of(path))
    marks = read_marks(path, design)
    answers: dict[str, Counter[str]] = {}
    for one in marks:
        said = {True: "yes", False: "no", None: "not told"}[one.says]
        answers.setdefault(one.text.stratum, Counter())[said] += 1
    return ReadAudit(design, audit(marks), answers)


def _design(
    connection: duckdb.DuckDBPyConnection, at: Place, concept: str, seed: int, drawn: Sequence[Drawn]
) -> AuditDesign:
    rows = connection.execute(
        "SELECT case_id, case_ref, source, nth FROM named_cases WHERE case_id IN (SELECT unnest($1))",
        [[one.text_id for one in drawn]],
    ).fetchall()
    named = {case_id: CaseName(*rest) for case_id, *rest in rows}
    number = max(numbers(at.folder, KIND), default=0) + 1
    texts = tuple(DrawnText(named[one.text_id], one) for one in drawn)
    return AuditDesign(at.context.context, number, concept, seed, texts)


def _masked(connection: duckdb.DuckDBPyConnection, texts: str, cases: Sequence[int]) -> list[str]:
    """The texts of cases, in this order, without those whom they name."""
    put_table(connection, "coding_asked", {"case_id": list(cases)}, {"case_id": "BIGINT"})
    told = dict(
        connection.execute(
            f"SELECT text_id, text FROM ({texts}) JOIN coding_asked ON case_id = text_id"
        ).fetchall()
    )
    masks = Masks.of(connection, {case: [text] for case, text in told.items()})
    return [masks.masked(case, told[case]) for case in cases]
