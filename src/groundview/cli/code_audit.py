"""groundview code audit: what is told of an audit of the search of free text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundview.cli.output import Output, table

if TYPE_CHECKING:
    from groundview.statistics.estimate import Estimate
    from groundview.study import Declared

STRATUM = {
    "found": "found",
    "near": "not found, but nearly said",
    "far": "not found, and nothing like it",
}


def drawn(out: Output, study: Declared, context: str, concept: str, plan: tuple[int, int]) -> None:
    """Draws texts (so many, by this seed) and says which files were written."""
    from groundview.pipeline.code_audit import draw_audit

    audit = draw_audit(study, context, concept, *plan)
    n_texts = len(audit.design.texts)
    out.say(f"Drew {n_texts:,} texts (audit {audit.design.number}). Internal: records of events.")
    strata = [(label, *audit.strata[name]) for name, label in STRATUM.items() if name in audit.strata]
    _lines(out, table(("the search says", "drawn", "of"), strata))
    for path in audit.files:
        out.say(f"Wrote {path}.")
    out.say(f"Next: have them read and marked, then groundview code audit {study.folder} {context} FILE")
    out.give({
        "audit": audit.design.number, "concept": concept, "texts": n_texts,
        "strata": {name: {"drawn": n, "of": size} for name, (n, size) in audit.strata.items()},
        "files": [str(path) for path in audit.files],
    })  # fmt: skip


def said(out: Output, study: Declared, context: str, path: Path) -> None:
    """Says recall and precision, from the marks on a filled sheet."""
    from groundview.pipeline.code_audit import read_audit

    read = read_audit(study, context, path)
    rows = [
        (label, *(read.answers[name].get(one, 0) for one in ("yes", "no", "not told")))
        for name, label in STRATUM.items()
        if name in read.answers
    ]
    _lines(out, table(("the search says", "yes", "no", "not told"), rows))
    figures = {"recall": read.audit.recall, "precision": read.audit.precision}
    out.say(f"The search for {read.design.concept}, as it was when the texts were drawn, with 95% intervals:")
    _lines(out, table(("", "share"), [(name, _cell(one)) for name, one in figures.items()]))
    out.say(
        "Recall is the share of the texts that say it which were found; precision, of those found, that say it."
    )
    out.give({
        "audit": read.design.number, "concept": read.design.concept,
        "answers": {name: dict(counts) for name, counts in read.answers.items()},
        **{name: _figure(one) for name, one in figures.items()},
    })  # fmt: skip


def _cell(one: Estimate) -> str:
    if one.sampling is None:
        return f"- ({one.note})"
    return f"{float(one.value):.2f} ({float(one.sampling.low):.2f} to {float(one.sampling.high):.2f})"


def _figure(one: Estimate) -> dict[str, Any]:
    if one.sampling is None:
        return {"value": None, "low": None, "high": None, "note": one.note}
    low, high = float(one.sampling.low), float(one.sampling.high)
    return {"value": float(one.value), "low": low, "high": high, "note": one.note}


def _lines(out: Output, lines: list[str]) -> None:
    for line in lines:
        out.say(f"  {line}")
