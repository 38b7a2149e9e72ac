"""What a type of value is: how its text becomes a value, in SQL, and what it refuses."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

NOT_TYPES = frozenset({"value_type", "missing"})


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type of value.

    `clean` takes an SQL expression of trimmed, non-missing text, the answers that are allowed, and the order of
    day and month ("dmy" or "mdy") found in the column; it gives an SQL expression of type `sql_type` that is
    NULL exactly where the text is not of this type. Cleaning what has been cleaned changes nothing.
    `reason` completes the sentence "the value ..." for a row that is refused.
    """

    name: str
    sql_type: str
    reason: str
    clean: Callable[[str, tuple[str, ...], str], str]
    good: tuple[str, ...]
    bad: tuple[str, ...] = ()


@cache
def value_types() -> Mapping[str, ValueType]:
    """Every value type by name: one module of this folder each, found by scanning it."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]))
    modules = (importlib.import_module(f"{__package__}.{name}") for name in names if name not in NOT_TYPES)
    return {module.TYPE.name: module.TYPE for module in modules}
