"""Releases and pages that several tests read, each made once."""

from __future__ import annotations

from datetime import date

import invented_release
import pytest
from page_tree import Node, parse

from groundview.profile.disclosure.released import Release
from groundview.profile.report import exhibits, maps
from groundview.profile.report.formats.html import render

TODAY = date(2025, 6, 1)


@pytest.fixture(scope="session")
def tiny() -> Release:
    """The invented release of six squares."""
    return invented_release.release()


@pytest.fixture(scope="session")
def tiny_html(tiny: Release) -> str:
    """Its page, on a day before its review is due."""
    return render(tiny, TODAY)


@pytest.fixture(scope="session")
def tiny_page(tiny_html: str) -> Node:
    """Its page as a tree."""
    return parse(tiny_html)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are built and not drawn, which costs most of a page's time."""
    for module in (exhibits, maps):
        monkeypatch.setattr(module, "draw", lambda chart, key, text: f"<svg>{key}</svg>")
