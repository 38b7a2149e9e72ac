"""Figures: the cells of a measure, what was estimated of each, and the rows of `findings` that they become."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.statistics.estimate import DOUBTS, Estimate

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEXTS = ("context", "definition", "area_code", "period", "breakdown", "note")


@dataclass(frozen=True, slots=True)
class Cells:
    """Counts, a row each: where, when and of what (text columns of shape (k,)), and the numbers by name."""

    texts: Mapping[str, NDArray[Any]]
    numbers: Mapping[str, NDArray[np.float64]]

    def __len__(self) -> int:
        return len(self.texts["area_code"])

    def __getitem__(self, name: str) -> NDArray[np.float64]:
        return self.numbers[name]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one measure: the text columns that say which cell each belongs to, and one estimate of k."""

    texts: Mapping[str, NDArray[Any]]
    estimate: Estimate


def read_cells(reader: Reader, sql: str) -> Cells:
    """Runs a measure's query: text columns that it does not give are empty, missing numbers are NaN."""
    columns = reader.columns(sql)
    size = len(next(iter(columns.values())))
    texts = {name: _text(columns[name]) if name in columns else np.full(size, "", object) for name in TEXTS}
    numbers = {name: _number(column) for name, column in columns.items() if name not in TEXTS}
    return Cells(texts, numbers)


def by_cell(sql: str, estimate: Callable[[Cells], Estimate]) -> Callable[[Reader], Figures]:
    """A measure whose every cell gives one figure."""

    def figures(reader: Reader) -> Figures:
        cells = read_cells(reader, sql)
        return Figures(cells.texts, estimate(cells))

    return figures


def findings_columns(question: str, measure: str, figures: Figures) -> dict[str, NDArray[Any]]:
    """The figures as columns of `findings`."""
    size, made = len(figures.texts["area_code"]), figures.estimate
    columns = {name: figures.texts.get(name, _full(size, "")) for name in TEXTS}
    columns |= {
        "question": _full(size, question),
        "measure": _full(size, measure),
        "level": _full(size, "aggregate"),
    }
    columns |= {"unit": _full(size, made.unit), "method": _full(size, made.method)}
    for name in ("value", "n", "numerator", "denominator"):
        columns[name] = _spread(getattr(made, name), size)
    columns["note"] = _notes(figures.texts["note"], columns["value"], made.note)
    for doubt in DOUBTS:
        interval = getattr(made, doubt)
        columns[f"{doubt}_low"] = _spread(interval.low if interval else None, size)
        columns[f"{doubt}_high"] = _spread(interval.high if interval else None, size)
    columns["id"] = np.array([figure_id(columns, row) for row in range(size)], dtype=object)
    return columns


def figure_id(columns: Mapping[str, NDArray[Any]], row: int) -> str:
    """The id of a figure: the words that say what it is, with dots between, such as
    `victimisation.incidence.E01014485.type=burglary`. It is the same in every run of every copy of a study."""
    order = ("question", "context", "measure", "definition", "area_code", "period", "breakdown")
    return ".".join(word for name in order if (word := _word(columns[name][row])))


def _word(text: str) -> str:
    """A text as part of an id: percentages keep their sign, everything else that is not a letter becomes a hyphen."""
    return re.sub(r"[^\w=;%.+]+", "-", str(text)).replace(".", "_").strip("-") if text else ""


def _text(column: Any) -> NDArray[Any]:
    return np.asarray(np.ma.filled(column.astype(object), ""), dtype=object)


def _number(column: Any) -> NDArray[np.float64]:
    return np.asarray(np.ma.filled(np.ma.asarray(column).astype(np.float64), np.nan), dtype=np.float64)


def _notes(notes: NDArray[Any], values: NDArray[np.float64], missing: str) -> NDArray[Any]:
    """Each cell's own note; one without a number and without a note has the words of the statistic that refused."""
    return np.where(np.isnan(values) & (notes == ""), missing, notes)


def _full(size: int, word: str) -> NDArray[Any]:
    return np.full(size, word, dtype=object)


def _spread(numbers: NDArray[np.float64] | None, size: int) -> NDArray[np.float64]:
    """Numbers as a column of the figures' length; what was not measured is NaN."""
    spread = np.broadcast_to(np.asarray(np.nan if numbers is None else numbers, np.float64), (size,))
    return _same_everywhere(spread)


def _same_everywhere(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Numbers to twelve significant digits: what processors and libraries make differently lies beyond them."""
    different, where = np.unique(numbers, return_inverse=True)
    return np.array([float(f"{number:.12g}") for number in different])[where]
