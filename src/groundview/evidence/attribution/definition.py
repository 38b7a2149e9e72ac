"""Definitions of organised crime: criteria combined by all, any, not and at least so many, as their files declare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem

FOLDER = Path(__file__).parent / "sets"
Value = int | str


class Part(
    Declaration, frozen=True, rename={"every": "all", "some": "any", "negated": "not", "given": "with"}
):
    """One part of a definition: `all`, `any` or `not` of other parts, `at_least` so many `of` some, or a criterion
    `with` its parameters, or, where coded cases are judged, a `variable` of the codebook. Exactly one of these."""

    every: tuple[Part | str, ...] = ()
    some: tuple[Part | str, ...] = ()
    negated: Part | str | None = None
    at_least: Value = 0
    of: tuple[Part | str, ...] = ()
    criterion: str = ""
    variable: str = ""
    given: dict[str, Value] = msgspec.field(default_factory=dict)


class Definition(Declaration, frozen=True):
    """One definition. `met` says what includes a case; `stricter` what proves it, for the low end, and `wider` what
    does not rule it out, for the high end, where they differ from that. `coded` says which answers of coders include a
    coded case. `parameters` may stand in all of them as $name. `extends` takes over what is not said here from another
    definition. `contexts` limits a study's own definition to some; empty: all that offer any."""

    definition: str
    version: int = 1
    title: str = ""
    about: str = ""
    source: str = ""
    extends: str = ""
    parameters: dict[str, Value] = msgspec.field(default_factory=dict)
    met: Part | str = ""
    stricter: Part | str = ""
    wider: Part | str = ""
    coded: Part | str = ""
    contexts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As tables and figures name it."""
        return self.definition


@dataclass(frozen=True, slots=True)
class Found:
    """A definition and the file that declares it."""

    definition: Definition
    path: Path


def definitions(own: Path | None = None) -> tuple[Definition, ...]:
    """The built-in definitions and those in a study's own folder, by name; raises UsageProblem for one that cannot be
    followed, and for two of one name."""
    found: dict[str, Found] = {}
    for path in _files(own):
        one = load_yaml(path, Definition)
        if one.definition != path.stem or one.definition in found:
            why = "another has that name" if one.definition in found else f"its file is called {path.name}"
            raise _unusable(one, path, why)
        found[one.definition] = Found(one, path)
    return tuple(_whole(name, found) for name in sorted(found))


def _files(own: Path | None) -> Iterator[Path]:
    yield from sorted(FOLDER.glob("*.yml"))
    if own and own.is_dir():
        yield from sorted(own.glob("*.yml"))


def _whole(name: str, found: dict[str, Found]) -> Definition:
    """A definition with what it takes over."""
    one = found[name].definition
    if one.extends:
        if one.extends not in found or found[one.extends].definition.extends:
            raise _unusable(
                one, found[name].path, f"it extends {one.extends}, which is not a whole definition"
            )
        base = found[one.extends].definition
        taken = {field: getattr(one, field) or getattr(base, field) for field in TAKEN}
        one = msgspec.structs.replace(one, **taken, parameters=base.parameters | one.parameters)
    if not (one.met and one.title and one.about and one.source):
        raise _unusable(one, found[name].path, "it needs a title, what it is about, a source and what is met")
    return one


TAKEN = ("title", "about", "source", "met", "stricter", "wider", "coded")


def _unusable(one: Definition, path: Path, why: str) -> UsageProblem:
    return UsageProblem(
        f"The definition {one.definition} cannot be used.",
        where=str(path),
        why=why,
        next_step="Correct the file; docs/definitions.md says how one is written.",
    )
