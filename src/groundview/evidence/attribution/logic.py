"""Three-valued logic (Kleene's): parts of a definition as SQL, in which NULL is unknown and never counts as no."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from groundview.errors import UsageProblem
from groundview.evidence.attribution.criterion import Instance, instance
from groundview.evidence.attribution.definition import Part, Value

Answers = Callable[[Part], str]
"""SQL of the answer of a part that asks something itself."""


def sql_of(part: Part | str, parameters: Mapping[str, Value], answer: Answers) -> str:
    """SQL of a part's answer for a case: true, false or NULL; raises UsageProblem if it cannot be followed."""
    part = plain(part)
    if part.every or part.some:
        word = " AND " if part.every else " OR "
        return "(" + word.join(sql_of(one, parameters, answer) for one in part.every or part.some) + ")"
    if part.negated is not None:
        return f"(NOT {sql_of(part.negated, parameters, answer)})"
    if part.of:
        return at_least(
            _number(part.at_least, parameters), [sql_of(one, parameters, answer) for one in part.of]
        )
    return answer(filled(part, parameters))


def at_least(least: int, answers: list[str]) -> str:
    """SQL of whether at least so many are true: known as soon as those unknown can no longer change it."""
    true = " + ".join(f"coalesce({one}, false)::INTEGER" for one in answers)
    possible = " + ".join(f"coalesce({one}, true)::INTEGER" for one in answers)
    return f"(CASE WHEN {true} >= {least} THEN true WHEN {possible} < {least} THEN false END)"


def asking(part: Part | str, parameters: Mapping[str, Value]) -> Iterator[Part]:
    """The parts of a part that ask something themselves, their parameters filled in."""
    part = plain(part)
    inner = (*part.every, *part.some, *part.of, *([part.negated] if part.negated is not None else []))
    if inner:
        for one in inner:
            yield from asking(one, parameters)
    else:
        yield filled(part, parameters)


def plain(part: Part | str) -> Part:
    """A part written as the bare name of a criterion, in full; raises UsageProblem if it is of no one kind."""
    if isinstance(part, str):
        return Part(criterion=part)
    kinds = [part.every, part.some, part.negated, part.of, part.criterion, part.variable]
    if (
        sum(bool(kind) for kind in kinds) != 1
        or bool(part.at_least) != bool(part.of)
        or (part.given and not part.criterion)
    ):
        raise UsageProblem(
            "A part of a definition is not of one kind.",
            why="it must be exactly one of all, any, not, at_least with of, criterion, or variable",
        )
    return part


def filled(part: Part, parameters: Mapping[str, Value]) -> Part:
    """A part that asks something, with the definition's parameters in place of $name."""
    given = {name: _filled(value, parameters) for name, value in part.given.items()}
    return Part(criterion=part.criterion, variable=part.variable, given=given)


def instance_of(part: Part) -> Instance:
    """The criterion that a filled part asks, with its parameters; raises UsageProblem where it asks coders instead."""
    if part.variable:
        raise UsageProblem(
            f"The variable {part.variable} is asked outside `coded`.", next_step="Ask coded(variable)."
        )
    return instance(part.criterion, part.given)


def _number(value: Value, parameters: Mapping[str, Value]) -> int:
    number = _filled(value, parameters)
    if not isinstance(number, int) or number < 1:
        raise UsageProblem(f"at_least must be a whole number from 1: it is {value}.")
    return number


def _filled(value: Value, parameters: Mapping[str, Value]) -> Value:
    if not isinstance(value, str) or not value.startswith("$"):
        return value
    if value[1:] not in parameters:
        raise UsageProblem(
            f"There is no parameter {value}.", why=f"there are {', '.join(parameters) or 'none'}"
        )
    return parameters[value[1:]]
