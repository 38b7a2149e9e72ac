"""What contexts, criteria and definitions cite, and which work of the list each citation is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from groundview.evidence.attribution.criterion import criteria
from groundview.evidence.attribution.definition import definitions
from groundview.evidence.cases.contexts import BUILT_IN, contexts
from groundview.evidence.victims.crosswalk import crosswalk

LISTED = Path(__file__).parent / "cited_sources.yml"
OWN_WORDS = re.compile(r"\. (That|How|The) .*$")
"""What is said after a citation of the program's own part in it."""


@dataclass(frozen=True)
class Work:
    """One work: the words by which a citation of it is known, what it is, and how it was seen."""

    cited: tuple[str, ...]
    title: str
    licence: str
    seen: str
    at: str

    def is_cited_in(self, text: str) -> bool:
        return any(words in text for words in self.cited)


@dataclass(frozen=True)
class Citing:
    """Something that cites: its kind and name, and one citation."""

    kind: str
    name: str
    text: str


@cache
def works() -> tuple[Work, ...]:
    """The works in the order of the list."""
    listed = yaml.safe_load(LISTED.read_text(encoding="utf-8"))
    return tuple(
        Work(tuple(one["cited"]), one["is"], one["licence"], one["seen"], one["at"]) for one in listed
    )


@cache
def citings() -> tuple[Citing, ...]:
    """Every citation of a criterion, a definition, a context, or the match with a survey."""
    return tuple(Citing(kind, name, text) for kind, name, source in _sources() for text in _citations(source))


def _sources() -> Iterator[tuple[str, str, str]]:
    for criterion in criteria().values():
        yield "criterion", criterion.name, criterion.source
    for definition in definitions():
        yield "definition", definition.name, definition.source
    for context in contexts():
        for item in items(context.context, "Sources"):
            yield "context", context.context, item
        for law in context.law:
            if "Act" in law.source:
                yield "context", context.context, law.source
    yield "crosswalk", "survey of victims", crosswalk().source


def _citations(source: str) -> list[str]:
    """One citation each: parted by semicolons that stand in no brackets."""
    if source.startswith("- "):
        return [source]
    return re.split(r";\s+(?![^(]*\))", OWN_WORDS.sub("", source))


def readme(context: str) -> str:
    return (BUILT_IN / context / "README.md").read_text(encoding="utf-8")


def section(context: str, heading: str) -> str:
    """The text below a heading of a context's README."""
    parts = re.split(r"^## (.+)$", readme(context), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))[heading]


def items(context: str, heading: str) -> list[str]:
    """The items of a list below a heading, each on one line."""
    found = re.split(r"^(?=- )", section(context, heading), flags=re.MULTILINE)
    return [" ".join(item.split()) for item in found if item.startswith("- ")]
