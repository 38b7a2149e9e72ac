"""docs/reproduction.md is written from published_study.yml. Run this module as a script to write it anew."""

from __future__ import annotations

import textwrap
from pathlib import Path

from published_study import Check, Figure, again, holds, numerators, sample_where_coding_is_wider, study

from groundview.evidence.cases.contexts import contexts
from groundview.statistics.proportions import wilson

PAGE = Path(__file__).parents[2] / "docs" / "reproduction.md"
SIZES = (100, 300, 1000, 3000)
HEAD = """# The study's own figures, computed again

"Reducing the impact of serious organised crime in local communities" (Police Foundation and Perpetuity
Research, 2014 to 2017) is the study that Groundview makes into software. This page takes every figure of it
that was found in public, says where it was printed, computes again what can be computed, and says why the rest
cannot be. After each one stands what answers the same question for any other area.

**What this is, and what it is not.** The sheets on which the study's researchers coded their cases are not
public, so that nobody can count their cases again. Two things can be done, and are: the arithmetic that was
printed is done again, with the interval that was not printed; and the study's questions are put to any area's
own records, with code-books that say what every answer means. A figure of another area is an answer to the same
question, not a repetition of the study's.

Intervals are 95%: what chance alone would do to a number of this size if cases came one by one (Wilson for
shares, exact Poisson for counts; [statistics.md](statistics.md)). They say nothing of what the records leave
out, nor of how coders differed. A range over two readings, or over areas, is no interval, and is not turned
into one.

Left out: national statistics that the study's pages only quote, and what the later study of fraud printed as
percentages alone. The page is written from `tests/reference/published_study.yml` by `python
tests/reference/test_reproduction_page.py`, and `tests/reference/test_published_study.py` holds every number to
what was printed.
"""
ALONE = """## What a missing denominator would mean

These percentages were printed without what they are of. The table is not about the study: it shows how far
chance alone could move such a percentage if it were of so many cases, which is the least doubt that it has.
"""
CONTRADICTIONS = """## What does not hold

What comes of the numbers is not what was printed:
"""
SOURCES = """## Sources

Stored copies were read, most of them only to the end of their first page; no report was seen in full.
"""


def render() -> str:
    titles = {one.context: one.title for one in contexts()} | {"": "All contexts"}
    parts = [HEAD, _summary(), CONTRADICTIONS, "\n".join(map(_filled, _contradictions())) + "\n"]
    for context in dict.fromkeys(one.context for one in study().figures):
        parts += [f"## {titles[context]}\n"]
        parts += [_entry(one) for one in study().figures if one.context == context]
    return "\n".join([*parts, ALONE, _alone(), _sources()])


def _summary() -> str:
    figures = study().figures
    checks = [check for one in figures for check in one.checks]
    printed = [check for check in checks if check.published is not None]
    said = (
        f"Of {len(figures)} published figures, {sum(bool(one.checks) for one in figures)} have arithmetic that can be "
        f"done again, in {len(checks)} pieces. {len(printed)} of these are held to a printed result: "
        f"{sum(map(holds, printed))} hold, {len(_contradictions())} do not."
    )
    return f"{_filled(said)}\n"


def _contradictions() -> list[str]:
    return [
        f"- {one.title}: {_computed(check)}."
        for one in study().figures
        for check in one.checks
        if not check.agrees
    ]


def _entry(one: Figure) -> str:
    order = list(study().sources)
    where = ", ".join(f"[{order.index(name) + 1}](#sources)" for name in one.sources)
    lines = [f"{one.says} {where}", "", *(f"- Again: {_computed(check)}." for check in one.checks)]
    lines += [f"- Numerator: {_numerator(check)}" for check in one.checks if not check.numerator_printed]
    lines += [f"- Not again: {one.why_not}"] if one.why_not else []
    lines += [f"- Coding and chance: {_coding(one.coding_range)}"] if one.coding_range else []
    lines += [f"- Remark: {one.note}"] if one.note else []
    return (
        f"### {one.title}\n\n" + "\n".join(map(_filled, [*lines, f"- For any area: {_answered(one)}"])) + "\n"
    )


def _computed(check: Check) -> str:
    found = again(check)
    if check.kind == "bounds":
        assert found.evidence is not None
        return (
            f"{check.label}: from 0.0 to {float(found.evidence.high):.1f}, since the overlap was not printed"
        )
    unit = "%" if check.kind == "share" else ""
    digits = 1 if check.kind in {"share", "rate", "quotient"} else 0
    said = f"{check.label}: {_made(check)}{float(found.value):,.{digits}f}{unit}"
    if found.sampling is not None:
        said += f" ({float(found.sampling.low):.1f} to {float(found.sampling.high):.1f}{unit})"
    return said + _against(check, unit)


def _made(check: Check) -> str:
    sign = "-" if check.kind == "difference" else "/"
    return (
        f" {sign} ".join(f"{part:,.4g}" if part % 1 else f"{part:,.0f}" for part in check.of) + " = "
        if check.of[1:]
        else ""
    )


def _against(check: Check, unit: str) -> str:
    if check.published is None or check.kind == "count":
        return ""
    least = "at least " if check.comparison == "at_least" else ""
    holding = "holds" if holds(check) else "**does not hold**"
    return f"; printed: {least}{check.published:,.0f}{unit}; {holding}"


def _numerator(check: Check) -> str:
    assert check.published is not None
    (only,) = numerators(check.published, int(check.of[1]))
    return (
        f"not printed in what was seen; of {check.of[1]:.0f}, only {only} rounds to {check.published:.0f}%."
    )


def _coding(ends: tuple[float, float]) -> str:
    return (
        f"in a sample of {sample_where_coding_is_wider(*ends)} cases or more, the two readings lie further apart than "
        "chance alone would move a share in their middle. From there on, better code-books are worth more than more "
        "cases."
    )


def _answered(one: Figure) -> str:
    names = ", ".join(f"[`{name}`](measures.md)" for name in one.measures) or "none"
    under = ", ".join(f"[`{name}`](definitions.md)" for name in one.definitions)
    return f"{names}{f' under {under}' if under else ''}. {one.how}"


def _alone() -> str:
    rows = [(percent, one) for one in study().figures for percent in one.percents or one.coding_range or ()]
    lines = [
        f"| printed | of what | {' | '.join(f'of {size:,}' for size in SIZES)} |",
        f"|---|---|{'---|' * len(SIZES)}",
    ]
    for percent, one in sorted(rows, key=lambda row: (row[0], row[1].figure)):
        cells = " | ".join(_chance(percent, size) for size in SIZES)
        lines.append(f"| {percent:.0f}% | {one.title} | {cells} |")
    return "\n".join(lines) + "\n"


def _chance(percent: float, size: int) -> str:
    made = wilson(round(percent * size / 100), size).sampling
    assert made is not None
    return f"{100 * float(made.low):.0f} to {100 * float(made.high):.0f}%"


def _sources() -> str:
    told = [
        f"{n}. {one.title}. Seen: {one.seen} ({one.at})." for n, one in enumerate(study().sources.values(), 1)
    ]
    return "\n".join([SOURCES, *(_filled(line, indent="   ") for line in told)]) + "\n"


def _filled(text: str, indent: str = "") -> str:
    within = indent or ("  " if text.startswith("- ") else "")
    return textwrap.fill(text, 120, subsequent_indent=within, break_long_words=False, break_on_hyphens=False)


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == render()


def test_every_contradiction_stands_at_the_top_too() -> None:
    assert len(_contradictions()) == sum(not check.agrees for one in study().figures for check in one.checks)
    assert any("1,365 / 7,503 = 18.2% (17.3 to 19.1%); printed: 15%" in said for said in _contradictions())


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8", newline="\n")
