"""A folder of extracts for every test of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder called `in`; the study is made beside it."""
    made = tmp_path / "in"
    made.mkdir()
    return made


@pytest.fixture(autouse=True)
def as_users_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the setting that shows the messages of libraries."""
    monkeypatch.delenv("GROUNDVIEW_DEBUG", raising=False)
