"""A measure: its published words, and the function that makes figures of it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from groundview.evidence.records.store import Reader
from groundview.questions.figures import Figures

QUESTIONS = ("picture", "attribution", "victimisation", "impact", "nature", "response")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of one question.

    `definition` is published with every figure, and `citation` says where it comes from. `cells` is the SQL whose
    rows are the counts behind the figures; `figures` makes the figures of it.
    """

    name: str
    question: str
    title: str
    definition: str
    citation: str
    cells: str
    figures: Callable[[Reader], Figures]


@cache
def measures() -> Mapping[tuple[str, str], Measure]:
    """Every measure by question and name, found by scanning the questions' folders, in their order."""
    found = (measure for question in QUESTIONS for measure in _of(question))
    return {(measure.question, measure.name): measure for measure in found}


def _of(question: str) -> list[Measure]:
    folder = Path(__file__).parent / question
    names = sorted(module.name for module in pkgutil.iter_modules([str(folder)]))
    modules = (importlib.import_module(f"{__package__}.{question}.{name}") for name in names)
    return [measure for module in modules for measure in getattr(module, "MEASURES", ())]
