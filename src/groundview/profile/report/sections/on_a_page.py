"""On a page: the findings that matter most, each with its figure, its doubt and its confidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from groundview.profile.narrative.findings import findings
from groundview.profile.report.page import Page

ORDER = 10
TITLE = "On a page"


def build(page: Page) -> Mapping[str, Any]:
    """The findings; with none, the template says why."""
    return {"findings": findings(page.release)}
