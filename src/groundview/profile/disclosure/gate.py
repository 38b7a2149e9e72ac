"""The one door between findings and everything that is written from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from groundview.profile.disclosure.bounds import Pair, doubts
from groundview.profile.disclosure.columns import Columns, Mask, Numbers, read
from groundview.profile.disclosure.kinds import Kinds, kinds
from groundview.profile.disclosure.released import Released, State
from groundview.profile.disclosure.rounding import Rounded, rounded
from groundview.profile.disclosure.rules import Rules
from groundview.profile.disclosure.suppression import suppressed
from groundview.profile.disclosure.wording import Wording

WORDS = ("id", "question", "context", "measure", "definition", "area_code", "period", "breakdown")


def release_figures(findings: Mapping[str, Any], parents: Mapping[str, str], rules: Rules) -> list[Released]:
    """The findings as one audience may see them, one for one and in their order.

    `findings` are the columns of the table of that name, each of shape (k,), masked or not; `parents` names
    the area that each area lies in. Raises DisclosureBlock, and releases nothing, where a column is missing,
    where any row is not an aggregate, and where a table cannot be protected.
    """
    columns = read(findings)
    found = kinds(columns, rules)
    hidden = suppressed(columns, found, parents, rules)
    safe = rounded(columns, found, rules)
    passing = _Passing(columns, found, hidden, safe, rules)
    return list(passing.figures())


@dataclass(frozen=True)
class _Passing:
    """Everything that has been decided about the findings, and the figures that follow."""

    columns: Columns
    found: Kinds
    hidden: Mask
    safe: Rounded
    rules: Rules

    def figures(self) -> Iterator[Released]:
        words, states = self.columns.words, self._states()
        value, n, numerator, denominator = self._numbers(states)
        columns: list[Iterable[Any]] = [
            *(words[name] for name in WORDS),
            self._shown(states),
            value,
            words["unit"],
        ]
        columns += [n, numerator, denominator, self._doubts(), words["method"], self._notes(states), states]
        return map(Released, *columns)

    def _states(self) -> list[State]:
        # A hidden ratio may have no value once its counts are rounded to nought: that would tell that they are few.
        has_one = np.isfinite(self.safe.value) | (self.hidden & np.isfinite(self.columns.numbers["value"]))
        missing = ~has_one
        return [
            "not_available" if no_value else "suppressed" if secret else "released"
            for no_value, secret in zip(missing, self.hidden, strict=True)
        ]

    def _shown(self, states: list[State]) -> Iterator[str]:
        wording, units = Wording(self.rules), self.columns.words["unit"]
        kind, factor = self.found.kind.tolist(), self.found.factor.tolist()
        for state, value, unit, sort, by in zip(
            states, self.safe.value.tolist(), units, kind, factor, strict=True
        ):
            yield wording.shown(state, value, unit=unit, kind=sort, factor=by)

    def _numbers(self, states: list[State]) -> list[list[float | None]]:
        withheld = np.array([state != "released" for state in states], dtype=np.bool_)
        safe = self.safe
        return [
            _or_none(column, withheld) for column in (safe.value, safe.n, safe.numerator, safe.denominator)
        ]

    def _doubts(self) -> list[dict[str, tuple[float, float]]]:
        """Also those of a figure without a value: that a share is from 0 to 1 may be all there is to say."""
        measured: list[dict[str, tuple[float, float]]] = [{} for _ in range(len(self.columns))]
        for kind, pair in self._safe_doubts().items():
            for row, low, high in _finite(pair, ~self.hidden):
                measured[row][kind] = (low, high)
        return measured

    def _safe_doubts(self) -> Mapping[str, Pair]:
        return doubts(self.columns, self.found, self.safe, self.hidden, self.rules)

    def _notes(self, states: list[State]) -> Iterator[str]:
        wording, numbers = Wording(self.rules), self.columns.numbers
        exact = zip(
            *(numbers[name].tolist() for name in ("value", "n", "numerator", "denominator")), strict=True
        )
        for state, note, known in zip(states, self.columns.words["note"], exact, strict=True):
            yield wording.why_suppressed if state == "suppressed" else wording.note(note, known)


def _or_none(column: Numbers, withheld: Mask) -> list[float | None]:
    kept = column.astype(object)
    kept[withheld | ~np.isfinite(column)] = None
    return kept.tolist()  # type: ignore[no-any-return]


def _finite(pair: Pair, open_: Mask) -> Iterator[tuple[int, float, float]]:
    low, high = pair
    rows = np.flatnonzero(open_ & np.isfinite(low) & np.isfinite(high))
    return zip(rows.tolist(), low[rows].tolist(), high[rows].tolist(), strict=True)
