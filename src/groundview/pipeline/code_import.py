"""Answers of coders and adjudicators, taken in: all of a file or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from groundview.errors import DataProblem, UsageProblem
from groundview.evidence.coding.adjudicate.kept import read_designs
from groundview.evidence.coding.adjudicate.sheet import read_settled
from groundview.evidence.coding.answers import Given, read_answers
from groundview.evidence.coding.codebook import WITHDRAWN
from groundview.evidence.coding.entry import Coding, Role, standing
from groundview.evidence.coding.file import codings_file
from groundview.evidence.coding.sample.drawn import Sample
from groundview.evidence.coding.sample.kept import read_samples
from groundview.evidence.records.by_hand.cells import one_line
from groundview.pipeline.clock import Clock, now
from groundview.pipeline.code import Place, place
from groundview.study import Declared


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: answers kept now, those of them that change an earlier one, and those that stood already;
    all answers in it, by question and answer."""

    n_kept: int
    n_changed: int
    n_there_already: int
    answers: Mapping[str, Mapping[str, int]]


def take_in(
    study: Declared, name: str, path: Path, coder: str = "", adjudicator: str = "", *, clock: Clock = now
) -> TakenIn:
    """Keeps the answers of a filled workbook or CSV: of a coder's sheet, or with `adjudicator` of an adjudication
    sheet. Raises DataProblem for a file that is not of this study or holds anything that is no answer, UsageProblem
    where two are named; then nothing of it is kept."""
    if coder and adjudicator:
        raise UsageProblem(
            "A file is a coder's or an adjudicator's.", next_step="Give --coder or --adjudicator."
        )
    at = place(study, name)
    if adjudicator:
        given, role = _settled(at, path, one_line(adjudicator)), "adjudicator"
    else:
        given, role = _coded(at, path, coder), "coder"
    moment = clock().isoformat()
    entries = [_entry(one, "coder" if role == "coder" else "adjudicator", moment, at) for one in given]
    changed: list[Coding] = []
    kept = codings_file(at.folder).append(_new(entries, changed))
    counts: dict[str, Counter[str]] = {}
    for one in given:
        counts.setdefault(one.variable, Counter())[one.answer] += 1
    return TakenIn(len(kept), len(changed), len(entries) - len(kept), counts)


def _coded(at: Place, path: Path, coder: str) -> list[Given]:
    samples = read_samples(at.folder)
    if not samples:
        raise UsageProblem(
            f"No sample of {at.context.context} was drawn in this study.",
            next_step=f"groundview code sample {at.study.folder} {at.context.context}",
        )
    given = read_answers(path, at.codebook, samples, coder)
    for number in sorted({one.sample for one in given}):
        _check_version(samples[number], at, path)
    return given


def _check_version(sample: Sample, at: Place, path: Path) -> None:
    if sample.codebook != at.codebook.version:
        raise DataProblem(
            f"{path.name} is not used: it was answered under version {sample.codebook} of the codebook.",
            where=str(path),
            why=f"the codebook is now at version {at.codebook.version}, and its questions mean something else",
            next_step="Put the older codebook back, or draw a new sample.",
        )


def _settled(at: Place, path: Path, by: str) -> list[Given]:
    sheets = read_designs(at.folder)
    if not sheets:
        raise UsageProblem(
            "There is nothing to settle yet.",
            next_step=f"groundview code agree {at.study.folder} {at.context.context}",
        )
    return read_settled(path, at.codebook, sheets, by)


def _entry(one: Given, role: Role, moment: str, at: Place) -> Coding:
    return Coding(
        entry=0, case=one.case, role=role, coder=one.coder, variable=one.variable, answer=one.answer, at=moment,
        sample=one.sample, codebook=at.codebook.version, why=one.why,
    )  # fmt: skip


def _new(entries: Sequence[Coding], changed: list[Coding]) -> Callable[[Sequence[Coding]], list[Coding]]:
    """What is new, since importing a file twice adds nothing: answers that differ from the one that stands. Those that
    change one are put into `changed`."""

    def new(there: Sequence[Coding]) -> list[Coding]:
        stands = {key: one.answer for key, one in standing(there).items()}
        found = [one for one in entries if one.answer != stands.get((one.role, one.settles), WITHDRAWN)]
        changed.extend(one for one in found if stands.get((one.role, one.settles), WITHDRAWN) != WITHDRAWN)
        return found

    return new
