"""A definition's readings in SQL over patterns: what proves a case, and what does not rule it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from groundview.errors import UsageProblem
from groundview.evidence.attribution.criterion import Instance, criteria, instance
from groundview.evidence.attribution.definition import Definition, Part
from groundview.evidence.attribution.logic import asking, instance_of, sql_of
from groundview.evidence.attribution.patterns import asks_of

Known = Mapping[str, str]
"""By criterion key, the SQL of an answer that is given instead of the pattern's own."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The criteria that are asked of every case, in the order of the signs in a pattern."""

    instances: tuple[Instance, ...]

    def place(self, key: str) -> int:
        """The place of a criterion in the patterns."""
        return next(place for place, one in enumerate(self.instances) if one.key == key)

    def answer(self, key: str, instead: Known) -> str:
        """SQL of a criterion's answer for a row of `wide`, or of what is given instead."""
        return instead.get(key) or f"a{self.place(key)}"

    def wide(self, patterns: str) -> str:
        """SQL of the rows of a table that has a pattern, each with a column a0, a1 ... of true, false or NULL for every
        criterion."""
        answers = ", ".join(
            f"CASE pattern[{place + 1}] WHEN 'y' THEN true WHEN 'n' THEN false END AS a{place}"
            for place in range(len(self.instances))
        )
        return f"SELECT *, {answers} FROM {patterns}"


def asking_of(definitions: Sequence[Definition], more: Sequence[Instance]) -> Asking:
    """Every criterion that the definitions ask, and some more, once each, those that ask the same evidence together;
    raises UsageProblem for a definition that cannot be followed."""
    found = {one.key: one for one in (*(leaf for one in definitions for leaf in _asked_by(one)), *more)}
    asked = Asking(tuple(sorted(found.values(), key=lambda one: (asks_of(one), one.key))))
    for one in definitions:
        with _following(one):
            decided(one, asked)
    return asked


def _asked_by(definition: Definition) -> list[Instance]:
    """The criteria that a definition asks, those of coded cases among them."""
    with _following(definition):
        leaves = [leaf for part in _readings(definition) for leaf in asking(part, definition.parameters)]
        return [instance_of(leaf) for leaf in leaves if not leaf.variable]


@contextmanager
def _following(definition: Definition) -> Iterator[None]:
    """Names the definition in what is wrong with a part of it."""
    try:
        yield
    except UsageProblem as problem:
        raise UsageProblem(
            f"The definition {definition.name} cannot be used.",
            where=f"{definition.name}.yml",
            why=" ".join(filter(None, (problem.what, problem.why))),
            next_step=problem.next_step or "Correct the file; docs/definitions.md says how one is written.",
        ) from problem


def everything_asked(definitions: Sequence[Definition]) -> Asking:
    """Every criterion as it stands, and those that the definitions ask with parameters of their own."""
    return asking_of(definitions, [instance(name) for name in criteria()])


def keys(definition: Definition) -> list[str]:
    """The keys of the criteria that a definition asks of records, in the order in which it does."""
    parts = [part for part in (definition.met, definition.stricter, definition.wider) if part]
    leaves = (leaf for part in parts for leaf in asking(part, definition.parameters))
    return list(dict.fromkeys(instance_of(leaf).key for leaf in leaves))


def decided(definition: Definition, asked: Asking, instead: Known | None = None) -> str:
    """SQL of the answer of a definition for a pattern: true where the stricter reading is met, false where the wider
    one is not, NULL where the records leave it open."""
    instead = instead or {}

    def answer(part: Part) -> str:
        return asked.answer(instance_of(part).key, instead)

    readings = [
        sql_of(reading or definition.met, definition.parameters, answer)
        for reading in (definition.stricter, definition.wider)
    ]
    if readings[0] == readings[1]:
        return readings[0]
    return f"(CASE WHEN {readings[0]} THEN true WHEN NOT {readings[1]} THEN false END)"


def part_answer(part: Part | str, definition: Definition, asked: Asking) -> str:
    """SQL of the answer of one part of a definition for a pattern."""
    return sql_of(part, definition.parameters, lambda leaf: asked.answer(instance_of(leaf).key, {}))


def _readings(definition: Definition) -> list[Part | str]:
    return [
        part for part in (definition.met, definition.stricter, definition.wider, definition.coded) if part
    ]
