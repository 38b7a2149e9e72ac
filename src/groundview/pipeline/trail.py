"""The explanation of a case in lines of text: what each definition makes of it, then criterion by criterion."""

from __future__ import annotations

from collections.abc import Iterator

from groundview.evidence.attribution.one_case import Answered
from groundview.pipeline.case import CaseExplained


def lines(case: CaseExplained, n_rows: int) -> Iterator[str]:
    """The explanation, line by line, with up to `n_rows` of the rows behind each criterion. Internal: it says what is
    recorded of one case."""
    yield "INTERNAL: records about one case."
    yield f"{case.case_ref}, a case of {case.context.replace('_', ' ')}"
    for name, value in case.about:
        yield f"  {name}: {value}"
    yield ""
    yield "What each definition makes of it"
    wide = max((len(title) for _, title, _, _ in case.decided), default=0)
    for _, title, outcome, reasons in case.decided:
        yield f"  {title:<{wide}}  {outcome}  ({reasons})"
    yield ""
    for answer in ("met", "not met", "unknown"):
        yield from _with(answer, [one for one in case.answered if one.answer == answer], n_rows)


def _with(answer: str, found: list[Answered], n_rows: int) -> Iterator[str]:
    if not found:
        return
    yield f"Criteria {answer}" if answer != "unknown" else "Criteria that the records do not answer"
    for one in found:
        yield f"  {one.criterion}: {one.claim}" + (f" - {one.reason}" if one.reason else "")
        for file, row, what in one.rows[:n_rows]:
            # What coders answered stands in a file of the study that is written anew: it has no rows to name.
            yield f"      {file} row {row} ({what})" if row else f"      {file} ({what})"
        if len(one.rows) > n_rows:
            more = len(one.rows) - n_rows
            yield f"      and {more} row{'s' if more > 1 else ''} more"
