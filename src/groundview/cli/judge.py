"""groundview judge"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from groundview.cli.output import AsJson, Output, Quiet, StudyFolder, table
from groundview.errors import UsageProblem

if TYPE_CHECKING:
    from groundview.evidence.linkage.assess.assessment import Assessed
    from groundview.study import Declared

WHAT = "sample draws pairs to judge, import reads the answers, pair gives one answer, undo takes one back, list shows "
WHAT += "all, assess says how good the linkage is."


@dataclass(frozen=True, slots=True)
class Asked:
    """What was given beside the study."""

    given: list[str]
    answer: str
    by: str
    why: str
    entry: int
    pairs: int
    seed: int
    to: str
    sample: int


def command(
    action: Annotated[str, typer.Argument(metavar="ACTION", help=WHAT)],
    study: StudyFolder,
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="GIVEN",
            help="For pair and undo, two nominal references (where one stands twice, with its system or source before "
            "it: custody:123); for import, the filled file.",
        ),
    ] = None,
    answer: Annotated[str, typer.Option(help="For pair: same, different or unsure.")] = "",
    by: Annotated[str, typer.Option(help="For pair, undo and import: who judges.")] = "",
    why: Annotated[str, typer.Option(help="For pair and undo: the reason.")] = "",
    entry: Annotated[int, typer.Option(help="For undo: the number of the judgement.", min=0)] = 0,
    pairs: Annotated[int, typer.Option(help="For sample: how many pairs; 0 for 300.", min=0)] = 0,
    seed: Annotated[int, typer.Option(help="For sample: the same seed draws the same pairs.")] = 1,
    to: Annotated[str, typer.Option(help="For sample: a folder, instead of linkage/samples.")] = "",
    sample: Annotated[int, typer.Option(help="For assess: which sample; 0 for the last.", min=0)] = 0,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Decide who is who: judge pairs of records, by hand or in a drawn sample, and see how good the linkage is.

    Example: groundview judge pair bristol N001 N002 --answer same --by "A. Analyst" --why "same custody photograph"
    """
    from groundview.study import open_study

    if action not in ACTIONS:
        raise UsageProblem(
            "There is no such action.", next_step=f"groundview judge {'|'.join(ACTIONS)} STUDY ..."
        )
    asked = Asked(given or [], answer, by, why, entry, pairs, seed, to, sample)
    ACTIONS[action](Output(as_json, quiet), open_study(Path(study)), asked)


def _sample(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.judge_sample import draw

    _nothing_given(asked)
    drawn = draw(study, asked.pairs, asked.seed, Path(asked.to) if asked.to else None)
    out.say(f"Drew {drawn.n_pairs:,} pairs (sample {drawn.number}). Internal: records about persons.")
    rows: list[tuple[Any, ...]] = [(name, *numbers) for name, numbers in sorted(drawn.strata.items())]
    _lines(out, table(("pairs that are", "drawn", "of"), rows))
    for path in drawn.files:
        out.say(f"Wrote {path}.")
    out.say(f"Next: answer in one of them, then groundview judge import {study.folder} FILE --by YOUR-NAME")
    strata = {
        name: {"drawn": drawn_of, "of": size} for name, (drawn_of, size) in sorted(drawn.strata.items())
    }
    files = [str(path) for path in drawn.files]
    out.give({"sample": drawn.number, "pairs": drawn.n_pairs, "files": files, "strata": strata})


def _import(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.judge_sample import take_in

    if len(asked.given) != 1:
        raise UsageProblem(
            "An import needs one file.", next_step=f"groundview judge import {study.folder} FILE --by WHO"
        )
    taken = take_in(study, Path(asked.given[0]), asked.by)
    answers = ", ".join(f"{n:,} {answer}" for answer, n in sorted(taken.answers.items())) or "none"
    out.say(
        f"Answers in the file: {answers}. Kept now: {taken.n_kept:,}; there already: {taken.n_there_already:,}."
    )
    out.say(f"Next: groundview judge assess {study.folder}; the next run obeys them.")
    out.give({"kept": taken.n_kept, "there_already": taken.n_there_already, "answers": dict(taken.answers)})


def _pair(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.judge import give

    kept, stands = give(study, asked.given, asked.answer, asked.by, asked.why)
    out.say(f"Kept as judgement {kept.entry}: {kept.answer}. The next run obeys it.")
    for remark in stands.remarks:
        out.say(f"Note: {remark}.")
    out.give({"entry": kept.entry, "answer": kept.answer, "at": kept.at, "remarks": stands.remarks})


def _undo(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.judge import take_back

    kept = take_back(study, asked.given, asked.entry, asked.by, asked.why)
    out.say(f"Judgement {kept.withdraws} is taken back by entry {kept.entry}. Both stay in the file.")
    out.give({"entry": kept.entry, "withdraws": kept.withdraws, "at": kept.at})


def _list(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.judge import listed

    _nothing_given(asked)
    found = listed(study)
    rows: list[tuple[Any, ...]] = [
        (one.entry.entry, one.entry.answer, "yes" if one.stands else "no", one.entry.left.reference,
         one.entry.right.reference, one.entry.by, one.entry.at, one.entry.why)
        for one in found
    ]  # fmt: skip
    _lines(out, table(("entry", "answer", "stands", "one", "other", "by", "at", "why"), rows))
    out.give([asdict(one.entry) | {"stands": one.stands} for one in found])


def _assess(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.judge_sample import assess

    _nothing_given(asked)
    made = assess(study, asked.sample)
    answers = ", ".join(f"{n:,} {answer}" for answer, n in sorted(made.answers.items()))
    out.say(f"Sample {made.sample}: {made.n_drawn:,} pairs drawn; {answers}.")
    out.say("The linkage as it was when the sample was drawn: since then the answers have been obeyed.")
    _lines(
        out, table(("measure", "of", "value", "95% interval", "pairs"), [_cells(one) for one in made.figures])
    )
    for note in dict.fromkeys(one.note for one in made.figures if one.value is not None and one.note):
        out.say(f"Note: {note}")
    out.give({"sample": made.sample, "drawn": made.n_drawn, "answers": made.answers,
              "figures": [asdict(one) for one in made.figures]})  # fmt: skip


def _cells(one: Assessed) -> tuple[Any, ...]:
    if one.value is None or one.low is None or one.high is None:
        return one.measure, one.breakdown or "all", "-", one.note, one.n
    return one.measure, one.breakdown or "all", f"{one.value:.3f}", f"{one.low:.3f} to {one.high:.3f}", one.n


def _lines(out: Output, lines: list[str]) -> None:
    for line in lines:
        out.say(f"  {line}")


def _nothing_given(asked: Asked) -> None:
    if asked.given:
        raise UsageProblem("This action takes only a study.", next_step="groundview judge --help")


ACTIONS: dict[str, Callable[[Output, Declared, Asked], None]] = {
    "sample": _sample, "import": _import, "pair": _pair, "undo": _undo, "list": _list, "assess": _assess,
}  # fmt: skip
