"""groundview explain"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from groundview.cli.output import AsJson, Output, StudyFolder, table

if TYPE_CHECKING:
    from groundview.pipeline.case import CaseExplained
    from groundview.pipeline.explain import Explanation
    from groundview.study import Declared

DOUBTS = ("evidence", "sampling", "coding", "linkage", "areas")


def command(
    study: StudyFolder,
    figure: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a figure, as the report shows it; the reference of a case; or that of a person record.",
        ),
    ],
    other: Annotated[
        str,
        typer.Argument(
            metavar="REF", help="Another person record: the pair is explained instead of a figure."
        ),
    ] = "",
    rows: Annotated[
        int, typer.Option(help="How many of the rows behind it to name.", min=0, max=10_000)
    ] = 10,
    as_json: AsJson = False,
) -> None:
    """Say where a figure comes from, why a case is organised or not, or why two records are or are not one person
    (internal readers only).

    Of a figure: definition, query, counts, sources, rows. Of a case: every criterion, its answer, its reason, the rows
    behind it. Of a pair: what is compared, its weights, the decision.

    Example: groundview explain bristol victimisation.recorded
    """
    from groundview.evidence.records.store import open_store
    from groundview.pipeline.case import explain_case, is_case
    from groundview.pipeline.explain import explain
    from groundview.pipeline.manifest import input_hashes
    from groundview.study import open_study

    out = Output(as_json)
    declared = open_study(Path(study))
    if other:
        _pair(out, declared, figure, other)
        return
    with open_store(declared.store) as store:
        if is_case(store, figure):
            _cases(out, explain_case(declared, store, figure), rows)
            return
        found = explain(store, figure, rows, input_hashes(declared))
    _tell(out, found)
    out.give(
        {
            "finding": found.finding,
            "title": found.measure.title,
            "definition": found.measure.definition,
            "citation": found.measure.citation,
            "query": found.measure.cells,
            "files": found.files,
            "sha256": found.hashes,
            "n_rows": found.n_rows,
            "rows": found.rows,
        }
    )


def _cases(out: Output, found: list[CaseExplained], rows: int) -> None:
    from groundview.pipeline.trail import lines

    for number, case in enumerate(found):
        if number:
            out.say("")
        for line in lines(case, rows):
            out.say(line)
    out.give([asdict(case) for case in found])


def _pair(out: Output, declared: Declared, first: str, second: str) -> None:
    from groundview.pipeline.pair import explain_pair
    from groundview.pipeline.waterfall import lines

    found = explain_pair(declared, first, second)
    for line in lines(found):
        out.say(line)
    out.give(asdict(found) | {"one_person": found.one_person})


def _tell(out: Output, found: Explanation) -> None:
    figure, measure = found.finding, found.measure
    out.say(f"{measure.title}\n  {figure['id']}\n")
    out.say(f"Definition\n  {measure.definition}\n  Source of the definition: {measure.citation}\n")
    out.say("Figure")
    for name in ("value", "unit", "n", "numerator", "denominator", "method", "note"):
        if figure[name] not in (None, ""):
            out.say(f"  {name}: {figure[name]}")
    for doubt in DOUBTS:
        if figure[f"{doubt}_low"] is not None:
            out.say(f"  {doubt} doubt: {figure[f'{doubt}_low']} to {figure[f'{doubt}_high']}")
    cell = ", ".join(f"{name} = {figure[name] or 'all'}" for name in ("area_code", "period", "breakdown"))
    out.say(f"\nQuery (this figure is its row with {cell})\n{measure.cells}\n")
    out.say("Sources")
    files = [(*file, found.hashes.get(file[0], "")[:16]) for file in found.files]
    for line in table(("file", "source", "read", "loaded", "refused", "SHA-256 begins"), files):
        out.say(f"  {line}")
    if found.n_rows is not None:
        out.say(f"\nRows behind it: {found.n_rows:,} (internal readers only)")
        for file, row in found.rows:
            out.say(f"  {file} row {row}")
