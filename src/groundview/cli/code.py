"""groundview code"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from groundview.cli.output import AsJson, Output, Quiet, StudyFolder, table
from groundview.errors import UsageProblem

if TYPE_CHECKING:
    from groundview.pipeline.code_agree import Agreed
    from groundview.study import Declared

WHAT = "sample draws cases and writes a sheet for every coder, import reads a sheet that came back, agree says how far "
WHAT += "coders agree and writes a sheet of what they disagree on, audit draws texts to read "
WHAT += "(--concept) or, with FILE, says how much of a concept the search of texts finds."
OF_ALL = ("percent_agreement", "gwet_ac1", "krippendorff_alpha", "fleiss_kappa")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was given beside the study and the context."""

    context: str
    file: str
    cases: int
    double: float | None
    seed: int
    coders: tuple[str, ...]
    clusters: str
    simple: bool
    coder: str
    adjudicator: str
    concept: str = ""


def command(
    action: Annotated[str, typer.Argument(metavar="ACTION", help=WHAT)],
    study: StudyFolder,
    context: Annotated[str, typer.Argument(metavar="CONTEXT", help="The context, such as fraud.")],
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="For import and audit: the filled workbook or CSV.")
    ] = "",
    cases: Annotated[int, typer.Option(help="For sample and audit: how many cases; 0 for 300.", min=0)] = 0,
    double: Annotated[
        float | None,
        typer.Option(
            help="For sample: the share of cases that two people code; a third without it.", min=0, max=1
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="For sample and audit: the same seed draws the same cases.")] = 1,
    coders: Annotated[
        list[str] | None, typer.Option(help="For sample: a coder's name; once for each coder.")
    ] = None,
    clusters: Annotated[
        str,
        typer.Option(
            help="For sample: draw areas, days or weeks (area, day, week) and cases of each, without strata."
        ),
    ] = "",
    simple: Annotated[
        bool, typer.Option("--simple", help="For sample: draw simply, without strata.")
    ] = False,
    coder: Annotated[
        str, typer.Option(help="For import: who answered, where the sheet does not say so.")
    ] = "",
    adjudicator: Annotated[
        str, typer.Option(help="For import of what coders disagree on: who settled it.")
    ] = "",
    concept: Annotated[
        str, typer.Option(help="For audit: what texts are searched for, such as planning.")
    ] = "",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Let people read a sample of cases and answer the questions of the codebook; see how far they agree.

    Example: groundview code sample bristol fraud --coders Ann --coders Bob
    """
    from groundview.study import open_study

    _refuse(action, file)
    asked = Asked(
        context, file, cases, double, seed, tuple(coders or ()), clusters, simple, coder, adjudicator, concept
    )
    ACTIONS[action](Output(as_json, quiet), open_study(Path(study)), asked)


def _refuse(action: str, file: str) -> None:
    if action not in ACTIONS:
        raise UsageProblem(
            "There is no such action.", next_step=f"groundview code {'|'.join(ACTIONS)} STUDY CONTEXT ..."
        )
    if file and action not in ("import", "audit"):
        raise UsageProblem("Only import and audit take a file.", next_step="groundview code --help")


def _sample(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.code_sample import Plan, draw

    plan = Plan(asked.cases, asked.double, asked.seed, asked.coders, asked.clusters, asked.simple)
    drawn = draw(study, asked.context, plan)
    sample = drawn.sample
    out.say(
        f"Drew {len(sample.cases):,} cases (sample {sample.number}), {drawn.n_twice:,} of them for two coders. "
        "Internal: records of events."
    )
    strata = sorted(drawn.strata.items())
    _lines(out, table(("cases", "drawn", "of"), [(name, *numbers) for name, numbers in strata]))
    _lines(out, table(("coder", "cases"), list(drawn.sheets.items())))
    for path in drawn.files:
        out.say(f"Wrote {path}.")
    out.say(
        f"Next: send each coder their sheet, then groundview code import {study.folder} {asked.context} FILE"
    )
    out.give({
        "sample": sample.number, "cases": len(sample.cases), "coded_twice": drawn.n_twice, "how": sample.how,
        "strata": {name: {"drawn": n, "of": size} for name, (n, size) in strata}, "coders": dict(drawn.sheets),
        "files": [str(path) for path in drawn.files],
    })  # fmt: skip


def _import(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.code_import import take_in

    if not asked.file:
        raise UsageProblem(
            "An import needs a file.", next_step=f"groundview code import {study.folder} {asked.context} FILE"
        )
    taken = take_in(study, asked.context, Path(asked.file), asked.coder, asked.adjudicator)
    rows = [
        (name, ", ".join(f"{n:,} {one}" for one, n in sorted(said.items())))
        for name, said in taken.answers.items()
    ]
    _lines(out, table(("question", "answers in the file"), rows))
    out.say(
        f"Kept now: {taken.n_kept:,} answers, {taken.n_changed:,} of which change an earlier one; there already: "
        f"{taken.n_there_already:,}."
    )
    out.say(f"Next: groundview code agree {study.folder} {asked.context}; the next run counts them.")
    out.give({
        "kept": taken.n_kept, "changed": taken.n_changed, "there_already": taken.n_there_already,
        "answers": {name: dict(said) for name, said in taken.answers.items()},
    })  # fmt: skip


def _agree(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.pipeline.code_agree import agree

    found = agree(study, asked.context)
    out.say(
        "Agreement of cases that two people or more coded, with 95% intervals; unknown counts as an answer."
    )
    heads = ("question", "cases", "agree", "AC1", "alpha", "kappa (Fleiss)", "open")
    _lines(out, table(heads, list(_by_question(found))))
    for note in dict.fromkeys(
        one["note"] for one in found.figures if one["note"] and one["value"] is not None
    ):
        out.say(f"Note: {note}.")
    out.say(f"Coders: {', '.join(found.coders)}. Pairs, and figures without unknown: --json.")
    for coder, n in found.waiting.items():
        if n:
            out.say(f"Waiting for {coder}: {n:,} cases.")
    if found.sheet:
        _tell_sheet(out, study, asked.context, found)
    out.give({
        "context": asked.context, "coders": found.coders, "figures": found.figures, "open": dict(found.open),
        "waiting": dict(found.waiting), "sheet": found.sheet, "files": [str(path) for path in found.files],
    })  # fmt: skip


def _tell_sheet(out: Output, study: Declared, context: str, found: Agreed) -> None:
    for path in found.files:
        out.say(f"Wrote {path}.")
    out.say(
        f"Coders disagree on {sum(found.open.values()):,} answers: settle them on adjudication sheet {found.sheet}, "
        f"then groundview code import {study.folder} {context} FILE --adjudicator YOUR-NAME"
    )


def _by_question(found: Agreed) -> list[tuple[Any, ...]]:
    """A row a question: the cases coded twice, and each coefficient with its interval."""
    figures = {(one["measure"], one["breakdown"]): one for one in found.figures}
    names = [breakdown for measure, breakdown in figures if measure == OF_ALL[0] and ";" not in breakdown]
    rows: list[tuple[Any, ...]] = []
    for breakdown in names:
        name = breakdown.removeprefix("variable=")
        of_all = [figures[measure, breakdown] for measure in OF_ALL]
        rows.append((name, of_all[0]["n"], *map(_cell, of_all), found.open.get(name, 0)))
    return rows


def _cell(one: dict[str, Any]) -> str:
    if one["value"] is None:
        return "-"
    within = "" if one["low"] is None else f" ({one['low']:.2f} to {one['high']:.2f})"
    return f"{one['value']:.2f}{within}"


def _lines(out: Output, lines: list[str]) -> None:
    for line in lines:
        out.say(f"  {line}")


def _audit(out: Output, study: Declared, asked: Asked) -> None:
    from groundview.cli.code_audit import drawn, said

    if asked.file:
        said(out, study, asked.context, Path(asked.file))
    else:
        drawn(out, study, asked.context, asked.concept, (asked.cases, asked.seed))


ACTIONS: dict[str, Callable[[Output, Declared, Asked], None]] = {
    "sample": _sample, "import": _import, "agree": _agree, "audit": _audit,
}  # fmt: skip
