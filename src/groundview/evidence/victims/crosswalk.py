"""Which kind of incident of a survey of victims stands for which recorded offences: the list beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem
from groundview.evidence.pole.codes.offence_codes import offence_codes


class Recorded(Declaration, frozen=True, kw_only=True):
    """Recorded offences, by their codes and names."""

    codes: tuple[str | int | float, ...] = ()
    names: tuple[str, ...] = ()


class Kind(Recorded, frozen=True, kw_only=True):
    """Offences that one category of the survey stands for; `parent` where its label stands under several."""

    kind: str
    category: str
    parent: str = ""
    note: str = ""


class Unasked(Recorded, frozen=True, kw_only=True):
    """Offences that the survey has nothing for, and why."""

    why: str


class AskedContext(Declaration, frozen=True):
    """A context whose cases one category of the survey stands for."""

    context: str
    category: str
    parent: str = ""
    note: str = ""


class Crosswalk(Declaration, frozen=True):
    """The whole list. `otherwise` is said of an offence that stands nowhere in it."""

    kinds: tuple[Kind, ...]
    none: tuple[Unasked, ...]
    otherwise: str
    contexts: tuple[AskedContext, ...]
    no_context: dict[str, str]

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """Everything that names offences."""
        return (*self.kinds, *self.none)


@cache
def crosswalk() -> Crosswalk:
    """The list as it stands; raises UsageProblem where a code or name stands twice, or a code is none."""
    made = load_yaml(Path(__file__).with_suffix(".yml"), Crosswalk)
    known = {one.code for one in offence_codes()}
    said = [word for each in made.recorded for word in (*map(str, each.codes), *map(str.lower, each.names))]
    wrong = {word for word in said if said.count(word) > 1}
    wrong |= {str(code) for each in made.recorded for code in each.codes if str(code) not in known}
    if wrong:
        raise UsageProblem(
            f"The crosswalk cannot be used: {', '.join(sorted(wrong))}.",
            where="crosswalk.yml",
            why="a code or a name stands twice, or a code is not in the list of offence codes",
        )
    return made


def by_code() -> Iterator[tuple[str, str, str, str, str]]:
    """Code, kind, category, parent and note of every code; kind and category are empty where the survey has none."""
    for each in crosswalk().kinds:
        yield from ((str(code), each.kind, each.category, each.parent, each.note) for code in each.codes)
    for none in crosswalk().none:
        yield from ((str(code), "", "", "", none.why) for code in none.codes)


def by_name() -> Iterator[tuple[str, str, str, str, str]]:
    """The same of every name in small letters, those of codes among them."""
    names = {one.code: one.name.lower() for one in offence_codes()}
    said = {name.lower() for each in crosswalk().recorded for name in each.names}
    for code, *rest in by_code():
        if names[code] not in said:
            yield names[code], *rest  # type: ignore[misc]
    for each in crosswalk().kinds:
        yield from ((name.lower(), each.kind, each.category, each.parent, each.note) for name in each.names)
    for none in crosswalk().none:
        yield from ((name.lower(), "", "", "", none.why) for name in none.names)
