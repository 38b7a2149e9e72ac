"""The words about what is judged to be organised: contexts, definitions and criteria, as their files word them.

They are published data, about no case and nobody, and come with a release so that no document reads the evidence wing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ContextText:
    """A context in words: its title, what it is about, what its cases are called (one, and several), the definitions
    that are offered for it, the one that its chapter speaks of first before the others, its cautions, and what the
    table that its cases come from is called."""

    title: str
    about: str
    case: str
    cases: str
    definitions: tuple[str, ...]
    cautions: tuple[str, ...]
    table: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """The contexts by name, the titles of definitions by name, and what each criterion claims, by the criterion as it
    stands in a breakdown."""

    contexts: Mapping[str, ContextText] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)
