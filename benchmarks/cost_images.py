"""Draws costs against size from the tables that stand in the pages, each with the limit that it approaches: a dotted
line through its largest size, along which cost is a constant times size.

Run when a table has changed: python benchmarks/cost_images.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import altair
import vl_convert

DOCS = Path(__file__).parents[1] / "docs"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it is called, and the rows of the page that it is of, as a pattern of two numbers."""

    name: str
    row: str

    def points(self, page: str) -> list[tuple[float, float]]:
        """Size and seconds, ascending."""
        found = re.findall(self.row, page, re.MULTILINE)
        return sorted((float(size.replace(",", "")), float(seconds)) for size, seconds in found)


NUMBER = r"([\d,]+)"
IMAGES = {
    ("local_association.md", "permutations, over 34,969 areas"): (
        Line("Gi*", rf"^\| Gi\* \| 34,969 \| {NUMBER} \| [\d.]+ \| ([\d.]+) \|"),
        Line("local Geary", rf"^\| local Geary \| 34,969 \| {NUMBER} \| [\d.]+ \| ([\d.]+) \|"),
        Line(
            "weights that differ",
            rf"^\| Gi\*, weights that differ \| 34,969 \| {NUMBER} \| [\d.]+ \| ([\d.]+) \|",
        ),
    ),
    ("hidden_population.md", "patterns that persons can have"): (
        Line("1,000 tables drawn again, 2 to 8 lists", rf"^\| [2-8] \| {NUMBER} \| ([\d.]+) \|"),
    ),
}
"""By page and what its sizes are."""


def records(lines: tuple[Line, ...], page: str) -> Iterator[dict[str, object]]:
    """What was measured, and the limit of each line."""
    for line in lines:
        points = line.points(page)
        each = points[-1][1] / points[-1][0]
        for size, seconds in points:
            yield {"what": line.name, "size": size, "seconds": seconds, "is": "measured"}
            yield {"what": line.name, "size": size, "seconds": each * size, "is": "limit"}


def draw(page: str, title: str, lines: tuple[Line, ...]) -> None:
    """Writes docs/images/PAGE_cost.svg."""
    values = list(records(lines, (DOCS / page).read_text(encoding="utf-8")))
    scale = altair.Scale(type="log")
    chart = altair.Chart(altair.InlineData(values=values), width=520, height=300)
    encoded = {
        "x": altair.X("size:Q", scale=scale, title=title),
        "y": altair.Y("seconds:Q", scale=scale, title="CPU seconds"),
        "color": altair.Color("what:N", title=None, legend=altair.Legend(orient="bottom", labelLimit=500)),
    }
    measured = chart.mark_line(point=True).transform_filter("datum.is == 'measured'").encode(**encoded)
    limit = (
        chart.mark_line(strokeDash=[2, 3], opacity=0.6)
        .transform_filter("datum.is == 'limit'")
        .encode(**encoded)
    )
    svg = vl_convert.vegalite_to_svg((limit + measured).to_json())
    path = DOCS / "images" / f"{Path(page).stem}_cost.svg"
    path.write_text(svg + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for (name, words), drawn in IMAGES.items():
        draw(name, words, drawn)
