"""Writes docs/synthetic.md: the tables and pictures in which the synthetic world stands beside published figures.

Run as a script: python benchmarks/realism/page.py
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import duckdb
from drawn import draw
from measured import Comparison, comparisons, measure

from groundview.synth.build import build, record_extract
from groundview.synth.dials import Dials

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/synthetic.md"
IMAGES = ROOT / "docs/images/synthetic"
MADE = re.compile(r"(<!-- comparisons[^>]*-->\n).*?(<!-- end of comparisons -->)", re.DOTALL)
DIALS = Dials(seed=1, size="city")

Measured = dict[str, dict[str, float]]


def measured(dials: Dials) -> Measured:
    """Every comparison's values in one world, by key and label."""
    world = build(dials, duckdb.connect())
    record_extract(world)
    return {comparison.key: measure(comparison, world.db) for comparison in comparisons()}


def words(found: Measured) -> str:
    """The part of the page that is made: one section a comparison."""
    return "\n".join(_section(comparison, found[comparison.key]) for comparison in comparisons())


def _section(comparison: Comparison, values: dict[str, float]) -> str:
    of = [published.of for published in comparison.published]
    rows = [("", "this world", *of)]
    rows.append(("---",) * len(rows[0]))
    for label in comparison.labels:
        theirs = (published.values.get(label) for published in comparison.published)
        rows.append((label, *(comparison.said(value) for value in (values.get(label), *theirs))))
    sources = [f"- {published.of}: {published.source}." for published in comparison.published]
    picture = f"![{_alt(comparison, values)}](images/synthetic/{comparison.key}.svg)"
    parts = [f"### {comparison.title}", comparison.about, picture, _table(rows), "\n".join(sources)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _alt(comparison: Comparison, values: dict[str, float]) -> str:
    said = "; ".join(f"{label} {comparison.said(values.get(label))}" for label in comparison.labels)
    return f"{comparison.title}. In this world: {said}. The published values are in the table below."


def write() -> None:
    """Writes the pictures, and the page's made part between its two marks."""
    found = measured(DIALS)
    IMAGES.mkdir(parents=True, exist_ok=True)
    for comparison in comparisons():
        picture = draw(comparison, found[comparison.key])
        (IMAGES / f"{comparison.key}.svg").write_text(picture, encoding="utf-8", newline="\n")
    page = PAGE.read_text(encoding="utf-8")
    made = MADE.sub(lambda marks: f"{marks[1]}\n{words(found)}\n{marks[2]}", page)
    PAGE.write_text(made, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
