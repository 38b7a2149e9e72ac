"""The cases that two coders or more coded, question by question, as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.coding.codebook import ANSWERS
from groundview.evidence.records.store import Store

NOT_CODED = -1
ROWS = """
    -- One row per answer about a case that two coders or more answered to a question, with its stratum.
    SELECT context, variable, case_id, coder, answer, stratum, stratum_size, cluster IS NOT NULL AS clustered
    FROM coder_answers JOIN coded_cases USING (context, case_id)
    QUALIFY count(*) OVER (PARTITION BY case_id, variable) > 1
    ORDER BY context, variable, case_id, coder"""
CODERS = "SELECT context, coder FROM (SELECT DISTINCT context, coder FROM coder_answers) ORDER BY ALL"
ASKED = "SELECT DISTINCT context, variable FROM coder_answers ORDER BY ALL"


class _Row(NamedTuple):
    """One answer about a case that two coders or more answered."""

    case: int
    coder: str
    answer: str
    stratum: str
    size: int
    clustered: bool


@dataclass(frozen=True, slots=True)
class Twice:
    """The answers to one question of a context: `answers`, shape (cases, coders), the number of each answer in
    `categories`, -1 where a coder did not code a case; `weights`, shape (cases,), how many cases each stands for, None
    where all stand for as many; `numbers`, the coders' numbers in the context; whether any were drawn by clusters."""

    context: str
    variable: str
    answers: NDArray[np.int64]
    categories: tuple[str, ...]
    weights: NDArray[np.float64] | None
    numbers: tuple[int, ...]
    clustered: bool = False

    def __len__(self) -> int:
        return len(self.answers)

    @property
    def n_categories(self) -> int:
        """How many answers there may be."""
        return len(self.categories)

    @property
    def n_coders(self) -> int:
        """How many coders answered any of it."""
        return len(self.numbers)

    def without(self, category: str) -> Twice:
        """The same with one answer taken as none; cases that have fewer than two then are left out."""
        if category not in self.categories:
            return self
        place = self.categories.index(category)
        kept = np.where(self.answers == place, NOT_CODED, self.answers)
        kept = np.where(kept > place, kept - 1, kept)
        return replace(self, categories=self.categories[:place] + self.categories[place + 1 :])._with(kept)

    def of_pair(self, one: int, other: int) -> Twice:
        """The cases that both of two coders coded, by their places."""
        both = replace(self, numbers=(self.numbers[one], self.numbers[other]))
        return both._with(self.answers[:, [one, other]])

    def _with(self, answers: NDArray[np.int64]) -> Twice:
        kept = np.sum(answers >= 0, axis=1) > 1
        weights = None if self.weights is None else self.weights[kept]
        return replace(self, answers=answers[kept], weights=weights)


def coded_twice(store: Store) -> Iterator[Twice]:
    """Every question of every context that anybody answered, in order."""
    rows = store.connection.execute(ROWS).fetchall()
    coders: dict[str, list[str]] = {}
    for context, coder in store.connection.execute(CODERS).fetchall():
        coders.setdefault(context, []).append(coder)
    by_question: dict[tuple[str, str], list[_Row]] = {
        (context, variable): [] for context, variable in store.connection.execute(ASKED).fetchall()
    }
    for context, variable, *row in rows:
        by_question[context, variable].append(_Row(*row))
    for (context, variable), found in by_question.items():
        yield _twice(context, variable, coders[context], found)


def _twice(context: str, variable: str, coders: list[str], rows: list[_Row]) -> Twice:
    strata = {row.case: (row.stratum, row.size) for row in rows}
    places = {case: place for place, case in enumerate(strata)}
    categories = _categories({row.answer for row in rows})
    answers = np.full((len(places), max(len(coders), 2)), NOT_CODED, dtype=np.int64)
    for row in rows:
        answers[places[row.case], coders.index(row.coder)] = categories.index(row.answer)
    return Twice(
        context=context,
        variable=variable,
        answers=answers,
        categories=categories,
        weights=_weights(list(strata.values())),
        numbers=tuple(range(1, answers.shape[1] + 1)),
        clustered=any(row.clustered for row in rows),
    )


def _categories(found: set[str]) -> tuple[str, ...]:
    """Yes, no and unknown where there is nothing else; otherwise the answers that were given."""
    return ANSWERS if found <= set(ANSWERS) else tuple(sorted(found))


def _weights(strata: list[tuple[str, int]]) -> NDArray[np.float64] | None:
    """The cases of each stratum, shared among those of it that were coded twice."""
    many = {stratum: strata.count(stratum) for stratum in set(strata)}
    return np.array([one[1] / many[one] for one in strata]) if len(many) > 1 else None
