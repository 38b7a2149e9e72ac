"""The structure of the page: landmarks, headings, charts, tables. Its words and bytes may change; this should not.

To accept a change on purpose, delete report_outline.txt, run this test twice and read the difference.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import organised_release
import patterns_release as patterns
import pytest
import trends_release as trends
import unrecorded_release as unrecorded
from page_tree import Node, parse

from groundview.profile.report.formats.html import render

KEPT = Path(__file__).with_name("report_outline.txt")
SHOWN = {"header", "nav", "main", "footer", "section", "figure", "details", "table", "h1", "h2", "h3", "h4"}


def outline(page: Node) -> str:
    """One line an element of structure, indented by how deep it lies among the others."""
    lines = []
    for node in page.walk():
        if node.tag in SHOWN:
            depth = sum(holder.tag in SHOWN for holder in node.up()) - 1
            words = node.text if re.fullmatch("h[1-6]", node.tag) else node.attributes.get("id", "")
            if node.tag == "table":
                words = f"{node.one('caption').text} ({' | '.join(th.text for th in node.one('thead').all('th'))})"
            lines.append("  " * depth + f"{node.tag} {words}".rstrip())
    return "\n".join(lines) + "\n"


def test_the_outline_of_the_page_is_as_kept() -> None:
    release = organised_release.release()
    figures = [*release.figures, *trends.figures(), *patterns.figures(), *unrecorded.figures()]
    made = outline(parse(render(replace(release, figures=figures), date(2025, 6, 1))))
    if not KEPT.exists():
        KEPT.write_text(made, encoding="utf-8")
        pytest.fail(f"{KEPT.name} was missing and is written anew: read it, then run again")
    assert made == KEPT.read_text(encoding="utf-8")
