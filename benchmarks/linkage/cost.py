"""Draws docs/images/linkage_cost.svg: the seconds that stand in the table of docs/linkage.md, against the records.

Run as a script when the table has changed: python benchmarks/linkage/cost.py
"""

from __future__ import annotations

import re
from pathlib import Path

import altair
import vl_convert

DOCS = Path(__file__).parents[2] / "docs"
ROW = re.compile(r"^\| ([\d,]+) \| (Groundview|Splink) \| ([\d.]+) \|", re.MULTILINE)


def rows() -> list[dict[str, object]]:
    """The table's records, by whom, and seconds."""
    found = ROW.findall((DOCS / "linkage.md").read_text(encoding="utf-8"))
    return [{"records": int(n.replace(",", "")), "by": by, "seconds": float(s)} for n, by, s in found]


def draw() -> None:
    """Writes the picture."""
    chart = altair.Chart(altair.InlineData(values=rows()), width=520, height=260)
    by = altair.StrokeDash("by:N", title="")
    line = chart.mark_line(color="#12436D").encode(
        x=altair.X("records:Q", title="records"), y=altair.Y("seconds:Q", title="seconds")
    )
    points = chart.mark_point(filled=True, size=45, color="#12436D", opacity=1).encode(
        x=altair.X("records:Q", title="records"),
        y=altair.Y("seconds:Q", title="seconds"),
        shape=altair.Shape("by:N", title=""),
    )
    svg = vl_convert.vegalite_to_svg((line.encode(strokeDash=by) + points).to_json())
    (DOCS / "images" / "linkage_cost.svg").write_text(svg + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    draw()
