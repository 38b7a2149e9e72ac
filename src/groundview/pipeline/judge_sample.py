"""Samples: pairs drawn for people to judge, the answers taken in, and what they say of the linkage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from groundview.errors import DataProblem, UsageProblem
from groundview.evidence.linkage.assess.assessment import Assessed, answered, assessed
from groundview.evidence.linkage.assess.design import design
from groundview.evidence.linkage.assess.draw import Drawn, DrawnPair, draw_pairs
from groundview.evidence.linkage.assess.filled import Filled, read_filled
from groundview.evidence.linkage.assess.kept import read_design, write_design
from groundview.evidence.linkage.assess.name_groups import NAME as NAME_GROUPS
from groundview.evidence.linkage.assess.name_groups import read_name_groups
from groundview.evidence.linkage.assess.side_by_side import PAIR, rows_for_people
from groundview.evidence.linkage.assess.workbook import write_csv, write_workbook
from groundview.evidence.linkage.judgements.file import append, read_judgements
from groundview.evidence.linkage.judgements.judgement import Judgement, last_for_each_pair
from groundview.evidence.linkage.judgements.standing import standing
from groundview.evidence.records.by_hand.cells import one_line
from groundview.evidence.records.by_hand.filled import not_used
from groundview.evidence.records.by_hand.numbered import design_path, numbers
from groundview.pipeline.clock import Clock, now
from groundview.pipeline.judge import judgements_file, linked_store
from groundview.study import Declared


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample that was drawn: its number, its files, and its pairs by stratum, drawn and in all."""

    number: int
    files: tuple[Path, ...]
    strata: Mapping[str, tuple[int, int]]

    @property
    def n_pairs(self) -> int:
        """The number of pairs to judge."""
        return sum(drawn for drawn, _ in self.strata.values())


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a filled sample: answers kept now, and those that stood already with the same answer."""

    n_kept: int
    n_there_already: int
    answers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Assessment:
    """The figures of one sample, how many of its pairs were drawn, and how many judged in each way."""

    sample: int
    n_drawn: int
    answers: Mapping[str, int]
    figures: list[Assessed]


def samples_folder(study: Declared) -> Path:
    """Where the study's samples are kept."""
    return study.linkage / "samples"


def draw(study: Declared, wanted: int, seed: int, to: Path | None) -> Sample:
    """Draws a sample of about `wanted` pairs (0 for the design's own number) and writes it as a workbook and as CSV
    into the folder `to` (the study's own without it). Raises UsageProblem where the study is not linked yet."""
    if wanted < 0:
        raise UsageProblem("A sample has at least one pair.")
    names = read_name_groups(study.linkage / NAME_GROUPS)
    number = max(numbers(samples_folder(study)), default=0) + 1
    with linked_store(study) as store:
        standing(judgements_file(study), store.connection)
        if not store.count("persons"):
            raise UsageProblem("This study is not linked yet.", next_step=f"groundview run {study.folder}")
        drawn = draw_pairs(store.connection, design(), wanted or design().pairs, seed, names)
        rows = rows_for_people(store.connection, drawn, number)
    if not rows:
        raise UsageProblem("There is no pair to judge.", why="no two records of this study were compared")
    return _written(study, number, drawn, rows, to or samples_folder(study))


def take_in(study: Declared, path: Path, by: str, clock: Clock = now) -> TakenIn:
    """Keeps the answers of a filled workbook or CSV as judgements. Raises DataProblem for a file that is not of a
    sample of this study, UsageProblem where nobody is named as judge; then nothing of it is kept."""
    if not one_line(by):
        raise UsageProblem("An import needs --by.", why="who judged stands with every judgement")
    filled = read_filled(path)
    pairs = {number: _pairs(study, number) for number in sorted({one.sample for one in filled})}
    for one in filled:
        if one.number not in pairs[one.sample]:
            raise not_used(path, one.row, PAIR, "is not a pair of that sample")
    given = [_judgement(one, pairs[one.sample][one.number], one_line(by), clock) for one in filled]
    kept = append(judgements_file(study), _not_there(given))
    return TakenIn(len(kept), len(given) - len(kept), Counter(one.answer for one in filled))


def assess(study: Declared, sample: int) -> Assessment:
    """What the answers to a sample (0 for the last one drawn) say of the linkage as it was when it was drawn. Raises
    UsageProblem where none was drawn or none of it is judged."""
    number = sample or max(numbers(samples_folder(study)), default=0)
    pairs = read_design(design_path(samples_folder(study), number))
    answers = answered(pairs, read_judgements(judgements_file(study)))
    said: Counter[str] = Counter(one.answer for one in answers if one.answer)
    if not said:
        raise UsageProblem(
            "No pair of this sample has been judged yet.",
            next_step="Answer in its workbook, then: groundview judge import STUDY FILE --by YOUR-NAME",
        )
    return Assessment(number, len(pairs), dict(said), assessed(answers, design()))


def _written(study: Declared, number: int, drawn: Drawn, rows: Sequence[tuple[str, ...]], to: Path) -> Sample:
    files = tuple(to / f"sample-{number}-internal.{ending}" for ending in ("xlsx", "csv"))
    write_workbook(files[0], rows)
    write_csv(files[1], rows)
    # The design comes last: a sample that was cut off while it was written is none.
    write_design(design_path(samples_folder(study), number), drawn.pairs)
    return Sample(number, files, {pair.stratum: (pair.drawn, pair.size) for pair in drawn.pairs})


def _pairs(study: Declared, number: int) -> dict[int, DrawnPair]:
    path = design_path(samples_folder(study), number)
    if not path.is_file():
        raise DataProblem(
            f"The file answers sample {number}, which this study has not drawn.",
            where=str(path),
            next_step="Import it into the study that it was drawn from.",
        )
    return {pair.number: pair for pair in read_design(path)}


def _judgement(one: Filled, pair: DrawnPair, by: str, clock: Clock) -> Judgement:
    why = one.why or f"judged in sample {one.sample}"
    moment = clock().isoformat()
    return Judgement(0, one.answer, pair.left, pair.right, by, moment, why, sample=one.sample)


def _not_there(given: Sequence[Judgement]) -> Callable[[Sequence[Judgement]], list[Judgement]]:
    """What is new: importing a file twice adds nothing."""

    def new(there: Sequence[Judgement]) -> list[Judgement]:
        known = {entry.pair: (entry.answer, entry.by) for entry in last_for_each_pair(there)}
        return [entry for entry in given if known.get(entry.pair) != (entry.answer, entry.by)]

    return new
