"""What is declared of how offences are written down, as tables and chances of the database."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.synth.dials import MOST, turned
from groundview.synth.world import World

HERE = Path(__file__).parent
TABLES = {
    "crime_written": "written",
    "crime_reference": "reference",
    "identifiers_crime": "identifiers",
}


class Text(Declaration, frozen=True):
    """One way of doing it: choices for each part of the text, and things that may be named in it. What tells of
    preparation stands in `if_planned` too, and what tells of several in `if_several`: it is written of such offences
    only, and not even of all of them."""

    mo: str
    parts: tuple[tuple[str, ...], ...]
    things: tuple[str, ...] = ("PROPERTY",)
    if_planned: tuple[str, ...] = ()
    if_several: tuple[str, ...] = ()


class Words(Declaration, frozen=True):
    """Everything in words.yml."""

    who: dict[str, tuple[str, ...]]
    texts: tuple[Text, ...]


class Extract(Declaration, frozen=True):
    """Everything in extract.yml."""

    wrong: dict[str, float]
    rates: dict[str, float]
    outcomes: dict[str, str]
    pending: str
    flags: dict[str, tuple[str, str]]
    premises: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


@cache
def extract() -> Extract:
    """As extract.yml declares it."""
    return load_yaml(HERE / "extract.yml", Extract)


@cache
def words() -> Words:
    """As words.yml declares them."""
    return load_yaml(HERE / "words.yml", Words)


def put_words(world: World) -> None:
    """Makes crime_text, crime_who, crime_outcome_word, crime_flag and crime_premises, and the macro
    `crime_happens(word, number)`: whether the thing of that rate happens to that number."""
    told = extract()
    rates = {word: turned(rate, world.dials.dirt) for word, rate in told.wrong.items()}
    rates |= {word: min(MOST, rate) for word, rate in told.rates.items()}
    listed = ", ".join(f"'{word}': {rate}" for word, rate in rates.items())
    world.db.execute(f"CREATE OR REPLACE TEMP MACRO crime_rate(word) AS MAP {{{listed}}}[word]")
    world.db.execute(
        "CREATE OR REPLACE TEMP MACRO crime_happens(word, number) AS"
        " chance('crime.written.' || word, number) < crime_rate(word)"
    )
    types = {"mo": "VARCHAR", "parts": "VARCHAR[][]"}
    types |= dict.fromkeys(("things", "if_planned", "if_several"), "VARCHAR[]")
    texts = [{name: getattr(text, name) for name in types} for text in words().texts]
    world.put_words("crime_text", texts, types)
    who = [{"seen": seen, "words": choices} for seen, choices in words().who.items()]
    world.put_words("crime_who", who, {"seen": "VARCHAR", "words": "VARCHAR[]"})
    outcomes = [{"outcome": code, "words": said} for code, said in told.outcomes.items()]
    world.put_words("crime_outcome_word", outcomes, {"outcome": "VARCHAR", "words": "VARCHAR"})
    by_force = [
        {"place": place, "force_id": force, "words": choices[force]}
        for place, choices in told.premises.items()
        for force in range(2)
    ]
    world.put_words(
        "crime_premises", by_force, {"place": "VARCHAR", "force_id": "INTEGER", "words": "VARCHAR[]"}
    )
    flags = [
        {"flag": flag, "force_id": force, "words": choices[force]}
        for flag, choices in told.flags.items()
        for force in range(2)
    ]
    world.put_words("crime_flag", flags, {"flag": "VARCHAR", "force_id": "INTEGER", "words": "VARCHAR"})
    world.db.execute("SET VARIABLE crime_pending = ?", [told.pending])


def write(world: World) -> None:
    """Makes crime_written, crime_reference and identifiers_crime."""
    put_words(world)
    for table, name in TABLES.items():
        world.make_from(table, HERE / f"{name}.sql")
