"""Vetoes: reasons that stand beside the probabilities and outweigh them, declared in the list beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.evidence.pole.sql import literal


class Veto(Declaration, frozen=True):
    """One reason, and when it holds."""

    says: str
    when: str


@cache
def vetoes() -> tuple[Veto, ...]:
    """The list."""
    return load_yaml(Path(__file__).with_suffix(".yml"), tuple[Veto, ...])


def veto(one: str, two: str) -> str:
    """SQL of the first reason why records `one` and `two` cannot be one person; empty where nothing speaks against."""
    cases = " ".join(
        f"WHEN {reason.when.replace('one.', f'{one}.').replace('two.', f'{two}.')} THEN {literal(reason.says)}"
        for reason in vetoes()
    )
    return f"CASE {cases} ELSE '' END"
