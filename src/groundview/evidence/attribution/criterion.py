"""A criterion: one question about a case with three answers, asked of declared evidence in SQL.

Met is true, not met is false, and NULL is unknown: records are silent more often than they say no.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from groundview.errors import UsageProblem
from groundview.evidence.attribution.declared import evidence

FOLDER = Path(__file__).parent / "criteria"
NAMED = re.compile(r"\b([a-z_]+)\.([a-z_]+)\b")
Given = Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a criterion asks with its parameters filled in. `claim` says in words what is met; `sql` answers true, false
    or NULL; `reason` is SQL of the words for one case, without names, NULL where there is nothing to say."""

    claim: str
    sql: str
    reason: str

    @property
    def columns(self) -> frozenset[tuple[str, str]]:
        """The columns of evidence that the answer rests on, as (evidence, column)."""
        found = frozenset(NAMED.findall(self.sql))
        return frozenset((name, column) for name, column in found if name in evidence())


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion as it is found: its name, its theme (the module it stands in), its published words and source, its
    parameters with what they are unless a definition says otherwise, and how it asks."""

    name: str
    theme: str
    about: str
    source: str
    parameters: Given
    ask: Callable[..., Asked]


@dataclass(frozen=True, slots=True)
class Instance:
    """A criterion with its parameters filled in: what one part of a definition asks."""

    criterion: Criterion
    given: tuple[tuple[str, int | str], ...]

    @property
    def key(self) -> str:
        """Its name, with the parameters that differ from the criterion's own: `acting_together(least=3)`."""
        other = [f"{name}={value}" for name, value in self.given if self.criterion.parameters[name] != value]
        return f"{self.criterion.name}({','.join(other)})" if other else self.criterion.name

    @property
    def asked(self) -> Asked:
        """The question itself."""
        return self.criterion.ask(**dict(self.given))


@cache
def criteria() -> Mapping[str, Criterion]:
    """Every criterion by its name: the functions of the modules in `criteria/` that give what is asked."""
    found: dict[str, Criterion] = {}
    for module in sorted(one.name for one in pkgutil.iter_modules([str(FOLDER)])):
        loaded = importlib.import_module(f"{__package__}.criteria.{module}")
        for name, ask in inspect.getmembers(loaded, inspect.isfunction):
            if ask.__module__ == loaded.__name__ and not name.startswith("_"):
                found[name] = _criterion(name, module, ask)
    return found


def instance(name: str, given: Given | None = None) -> Instance:
    """A criterion with parameters; raises UsageProblem for one that there is not, or a parameter it does not have."""
    known = criteria()
    if name not in known:
        raise UsageProblem(f"There is no criterion {name}.", why=f"there are {', '.join(sorted(known))}")
    unknown = sorted(set(given or {}) - set(known[name].parameters))
    if unknown:
        asked = ", ".join(known[name].parameters) or "none"
        raise UsageProblem(
            f"The criterion {name} has no parameter {', '.join(unknown)}.", why=f"it has {asked}"
        )
    for parameter, value in (given or {}).items():
        if type(value) is not type(known[name].parameters[parameter]) or not _harmless(value):
            raise UsageProblem(f"The parameter {parameter} of {name} is not what it can be.")
    return Instance(known[name], tuple({**known[name].parameters, **(given or {})}.items()))


def _harmless(value: int | str) -> bool:
    """A word or a whole number: what is written into SQL as it stands."""
    return isinstance(value, int) or re.fullmatch(r"\w+", value) is not None


def _criterion(name: str, theme: str, ask: Callable[..., Asked]) -> Criterion:
    about, _, source = (inspect.getdoc(ask) or "").partition("\nSource: ")
    defaults = {one.name: one.default for one in inspect.signature(ask).parameters.values()}
    return Criterion(name, theme, " ".join(about.split()), " ".join(source.split()), defaults, ask)
