"""Every kind of identifier and how it is brought into one way of writing."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

NOT_KINDS = frozenset({"once", "phone_rest", "street_words", "kinds"})


@cache
def kinds() -> Mapping[str, Callable[[str], str]]:
    """The kinds by name: each is a module of this folder with a function of its name, found by scanning it."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    found = {
        name: importlib.import_module(f"{__package__}.{name}") for name in names if name not in NOT_KINDS
    }
    return {name: getattr(module, name) for name, module in found.items()}


def readable(kind: str, text: str) -> str:
    """SQL of an identifier whose kind stands in the column `kind`, by that kind's way; NULL where it is not one."""
    cases = " ".join(f"WHEN '{name}' THEN {way(text)}" for name, way in kinds().items())
    return f"CASE {kind} {cases} END"
