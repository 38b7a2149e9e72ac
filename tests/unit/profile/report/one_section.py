"""One section of a page by itself, as a tree: what most tests of a section read, without the cost of all the others."""

from __future__ import annotations

from datetime import date

import invented_release
from page_tree import Node, parse

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.doubt import KINDS, doubts_in_words, one_doubt, printed
from groundview.profile.narrative.numbers import counts_text, sentence
from groundview.profile.report.contents import find_sections
from groundview.profile.report.formats.html import _environment
from groundview.profile.report.page import Page

TODAY = date(2025, 6, 1)
ENVIRONMENT = _environment(invented_release.release())
"""One for all, so that each template is read once."""


def section(name: str, release: Release) -> Node | None:
    """The section of this name; None where the release has nothing for it."""
    (found,) = [one for one in find_sections() if one.name == name]
    page = Page(release, TODAY)
    filled = found.build(page)
    if filled is None:
        return None
    body = ENVIRONMENT.get_template(f"{name}.html").render(page=page, **filled)
    return parse(f"<section>{body}</section>").one("section")


def table(node: Node, caption: str) -> Node:
    """The table whose caption begins so."""
    return next(one for one in node.all("table") if one.one("caption").text.startswith(caption))


def cells(node: Node, row: str) -> list[str]:
    """The cells of the row whose name begins so."""
    found = next(one for one in node.one("tbody").all("tr") if one.children[0].text.startswith(row))
    return [cell.text for cell in found.all("td")]


def headings(node: Node) -> list[str]:
    """The text of every heading, in order."""
    return [heading.text for heading in node.all("h3", "h4")]


def untraced(node: Node, release: Release) -> list[tuple[str, str]]:
    """The texts that name a figure and are not what it says, each with the figure's id."""
    figures = {figure.id: figure for figure in release.figures}
    traced = [one for one in node.walk() if "data-figure" in one.attributes]
    return [
        (one.attributes["data-figure"], one.text)
        for one in traced
        if one.text not in _texts(figures[one.attributes["data-figure"]])
    ]


def _texts(figure: Released) -> set[str]:
    doubts = doubts_in_words(figure)
    parts = {one_doubt(figure, kind) for kind in KINDS}
    return {printed(figure), doubts, sentence(doubts), counts_text(figure), figure.id} | parts
