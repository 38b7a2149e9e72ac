"""Groups of outcomes, read from the list beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.evidence.pole.sql import literal

OTHER = "other outcome"


class OutcomeGroup(Declaration, frozen=True):
    """A group of outcomes; `settled` is False where the investigation or the court has not ended."""

    group: str
    settled: bool
    words: tuple[str, ...]


class OutcomeGroups(Declaration, frozen=True):
    """The whole list."""

    groups: tuple[OutcomeGroup, ...]


@cache
def outcome_groups() -> tuple[OutcomeGroup, ...]:
    """The groups in the order of the list."""
    return load_yaml(Path(__file__).with_suffix(".yml"), OutcomeGroups).groups


def group_of(column: str) -> str:
    """SQL of the group that an outcome's word belongs to: NULL for NULL, "other outcome" for a word not listed."""
    cases = " ".join(
        f"WHEN lower({column}) IN ({_texts(group.words)}) THEN {literal(group.group)}"
        for group in outcome_groups()
    )
    return f"CASE WHEN {column} IS NULL THEN NULL {cases} ELSE '{OTHER}' END"


def _texts(words: tuple[str, ...]) -> str:
    return ", ".join(literal(word.lower()) for word in words)
