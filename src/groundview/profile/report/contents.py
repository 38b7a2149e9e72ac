"""The sections of a profile, found by looking in the folder: a section is a module there and a template.

A module gives `ORDER` (where it comes), `TITLE` (its heading, empty for the cover), `build` (what its
template is filled with, or None where the release has nothing for it), and a docstring.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from groundview.profile.report import sections
from groundview.profile.report.page import Page


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its name, which is also its template's and its anchor, its heading and what fills it."""

    name: str
    order: int
    title: str
    purpose: str
    build: Callable[[Page], Mapping[str, Any] | None]

    @property
    def anchor(self) -> str:
        """The section's place in the page's address."""
        return self.name.replace("_", "-")


def find_sections() -> list[Section]:
    """Every section in the folder, in order."""
    names = [module.name for module in pkgutil.iter_modules(sections.__path__)]
    return sorted((_load(name) for name in names), key=lambda section: (section.order, section.name))


def _load(name: str) -> Section:
    module = importlib.import_module(f"{sections.__name__}.{name}")
    return Section(name, module.ORDER, module.TITLE, (module.__doc__ or "").strip(), module.build)
