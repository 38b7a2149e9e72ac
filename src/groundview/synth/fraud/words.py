"""What SQL needs of the declarations: the types, the words, and the rates with the dial of dirt turned."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from groundview.declare import Declaration, load_yaml
from groundview.synth.dials import turned
from groundview.synth.fraud.kinds import FraudType, types
from groundview.synth.fraud.settings import BASES, HERE, KINDS, settings
from groundview.synth.world import World

NO_ERRORS = ("legitimate", "narrative_repeats", "narrative_closes")
"""Rates of what is written that dirt leaves alone."""


class Contact(Declaration, frozen=True):
    """What the old and the new service call one way of contact, and its relative chance."""

    before: str
    after: str
    weight: int


class Legitimate(Declaration, frozen=True):
    """A real number, address or account that stands in unrelated reports."""

    kind: str
    identifier: str
    weight: int


class Words(Declaration, frozen=True):
    """Everything in words.yml."""

    contact_methods: dict[str, tuple[Contact, ...]]
    agencies: dict[str, tuple[str, ...]]
    legitimate: tuple[Legitimate, ...]
    site_words: dict[str, tuple[str, ...]]
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    named: dict[str, tuple[str, ...]]
    lost: tuple[str, ...]
    nothing_lost: tuple[str, ...]
    stories: dict[str, tuple[str, ...]]


def write(world: World) -> None:
    """Makes fraud_type, fraud_trace and fraud_words, and sets the variable that the macro `fraud` reads."""
    _types(world)
    _lists(world)
    _traces(world)
    world.db.execute("SET VARIABLE fraud = ?", [rates(world.dials.dirt)])
    world.db.execute("CREATE OR REPLACE TEMP MACRO fraud(rate) AS getvariable('fraud')[rate]")


def rates(dirt: float) -> dict[str, float]:
    """Rates by name; errors are multiplied by `dirt`, what is as true of clean records is not."""
    set_ = settings()
    written = asdict(set_.written)
    kept = {name: written.pop(name) for name in NO_ERRORS}
    income = {
        f"income_{name}": getattr(set_.income, name) for name in ("missing", "missing_65", "missing_rich")
    }
    loss = {f"loss_{name}": getattr(set_.loss, name) for name in ("missing", "wrong_point")}
    errors = {**written, **income, **loss, "wrong_base": set_.base.wrong}
    dirty = {name: turned(rate, dirt) for name, rate in errors.items()}
    return {**dirty, **kept, **_unturned()}


def _unturned() -> dict[str, float]:
    set_ = settings()
    handling = {name: rate for name, rate in asdict(set_.handling).items() if isinstance(rate, float)}
    actors = {name: rate for name, rate in asdict(set_.actors).items() if isinstance(rate, float)}
    return {**handling, **actors, "unknown_base": set_.base.unknown, "rich": set_.income.rich}


def _types(world: World) -> None:
    text = ("key", "family", "code", "name", "later_code", "later_name", "ages", "contact", "traces", "base")
    columns: dict[str, str] = dict.fromkeys(FraudType.__struct_fields__, "DOUBLE")
    columns |= {"type_id": "INTEGER", "years": "INTEGER", **dict.fromkeys(text, "VARCHAR")}
    world.put_words("fraud_type", [{"type_id": i, **asdict(one)} for i, one in enumerate(types())], columns)


def _traces(world: World) -> None:
    """One row for each profile and kind of identifier: its chance, and how groups reuse that kind."""
    set_ = settings()
    rows = [
        {"traces": profile, "kind": kind, "chance": chances[kind], **asdict(set_.reuse[kind])}
        for profile, chances in set_.traces.items()
        for kind in KINDS
    ]
    number = {"chance": "DOUBLE", "days": "INTEGER", "at_once": "INTEGER"}
    world.put_words("fraud_trace", rows, {"traces": "VARCHAR", "kind": "VARCHAR", **number})


def _lists(world: World) -> None:
    rows: list[dict[str, Any]] = [{"list": name, "words": list(given)} for name, given in lists().items()]
    world.put_words("fraud_words", rows, {"list": "VARCHAR", "words": "VARCHAR[]"})


def lists() -> dict[str, list[str]]:
    """Every list of words by its name; a word of weight 3 stands in it three times."""
    given = load_yaml(HERE / "words.yml", Words)
    found = {"opening": given.openings, "closing": given.closings, "lost": given.lost}
    found |= {"nothing_lost": given.nothing_lost, "base": BASES}
    for name in ("agencies", "site_words", "named", "stories"):
        found |= {f"{name}.{key}": one for key, one in getattr(given, name).items()}
    for profile, methods in given.contact_methods.items():
        found[f"contact.{profile}"] = tuple(one.before for one in methods for _ in range(one.weight))
        found[f"later.{profile}"] = tuple(one.after for one in methods for _ in range(one.weight))
    for kind in KINDS:
        real = [one for one in given.legitimate if one.kind == kind]
        found[f"legitimate.{kind}"] = tuple(one.identifier for one in real for _ in range(one.weight))
    outcomes = settings().handling.outcomes
    found["outcome"] = tuple(code for code, weight in outcomes.items() for _ in range(round(weight)))
    return {name: list(one) for name, one in found.items()}
