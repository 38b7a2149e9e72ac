"""A codebook as its file declares it: the questions that coders answer about a case, and when each answer is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem

FILE = "codebook.yml"
ANSWERS = ("yes", "no", "unknown")
WITHDRAWN = "withdrawn"
"""Stands for an answer that a coder takes back, and is none itself."""
WORD = re.compile(r"[a-z][a-z0-9_]*")


class Example(Declaration, frozen=True):
    """An invented case, or a line of one, and the right answer."""

    text: str
    answer: str


class Variable(Declaration, frozen=True):
    """One question. `answers` are all there may be: yes, no and unknown where nothing is said. `yes_when`, `no_when`
    and `unknown_when` say when each is right, `when` does so for answers of another list. Unknown is an answer: the
    case does not show it."""

    variable: str
    question: str
    answers: tuple[str, ...] = ANSWERS
    yes_when: str = ""
    no_when: str = ""
    unknown_when: str = ""
    when: dict[str, str] = msgspec.field(default_factory=dict)
    examples: tuple[Example, ...] = ()

    @property
    def guidance(self) -> Mapping[str, str]:
        """When each answer is right, in the order of the answers."""
        said = dict(zip(ANSWERS, (self.yes_when, self.no_when, self.unknown_when), strict=True))
        said = {answer: words for answer, words in said.items() if words} | self.when
        return {
            answer: said.get(answer, "") for answer in (*self.answers, *sorted(set(said) - set(self.answers)))
        }


class Codebook(Declaration, frozen=True):
    """The questions about the cases of one context, named as it is. Answers that were given under one `version` are no
    answers under another: change it where a question or its answers mean something else than before."""

    codebook: str
    version: int
    about: str
    variables: tuple[Variable, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the variables, in their order."""
        return tuple(one.variable for one in self.variables)

    def __getitem__(self, name: str) -> Variable:
        return next(one for one in self.variables if one.variable == name)


def load_codebook(folder: Path) -> Codebook:
    """The codebook in a context's folder; raises UsageProblem where there is none, or it cannot be followed."""
    path = folder / FILE
    if not path.is_file():
        raise UsageProblem(
            f"The context {folder.name} has no codebook.",
            where=str(path),
            why="without questions there is nothing to code",
            next_step="Write one; docs/codebooks.md shows those that ship with the program.",
        )
    made = load_yaml(path, Codebook)
    problem = next(_problems(made, folder.name), "")
    if problem:
        raise UsageProblem(
            f"The codebook of {folder.name} cannot be used.",
            where=str(path),
            why=problem,
            next_step="Correct the file; docs/coding.md says how one is written.",
        )
    return made


def _problems(made: Codebook, context: str) -> Iterator[str]:
    if made.codebook != context:
        yield f"it is that of {made.codebook}, and its folder is called {context}"
    if made.version < 1:
        yield "versions are whole numbers from 1"
    if not made.variables or len(set(made.names)) < len(made.names):
        yield "it needs variables, each with a name of its own"
    for one in made.variables:
        yield from (f"{one.variable}: {problem}" for problem in _faults(one))


def _faults(one: Variable) -> Iterator[str]:
    if not WORD.fullmatch(one.variable):
        yield "the name of a variable is small letters, digits and _"
    if not one.question.endswith("?"):
        yield "its question is none"
    if len(one.answers) < 2 or len(set(one.answers)) < len(one.answers):
        yield "it needs two answers or more, all different"
    for answer in one.answers:
        if not WORD.fullmatch(answer) or answer == WITHDRAWN:
            yield "an answer is a word of small letters, and is not withdrawn"
        elif not one.guidance[answer]:
            yield f"it does not say when the answer is {answer}"
    if sorted(one.guidance) != sorted(one.answers):
        yield "it says when an answer is right that is not among its answers"
    if not {example.answer for example in one.examples} <= set(one.answers):
        yield "an example has an answer that is not among its answers"
