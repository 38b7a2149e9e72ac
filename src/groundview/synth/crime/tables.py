"""The tables of offences, their types, and those who took part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from groundview.synth.crime.kinds import kinds
from groundview.synth.crime.outcomes import codes
from groundview.synth.crime.places import Places
from groundview.synth.crime.seen import ROLES, TRUE_ROLES
from groundview.synth.world import Arrays, World

HERE = Path(__file__).parent
AREA_ANSWERS = ("no", "yes", "unknown")


def put_types(world: World) -> None:
    """Makes offence_type."""
    rows = [
        {
            "type_id": number,
            "key": kind.key,
            "code": kind.code,
            "name": kind.name,
            "context": kind.context,
            "max_sentence_years": kind.sentence,
            "gain": kind.gain,
            "victim_kind": kind.victim,
            "specialism": kind.specialism or kind.key,
            "mo": kind.mo,
        }
        for number, kind in enumerate(kinds())
    ]
    types = dict.fromkeys(rows[0], "VARCHAR") | {
        "type_id": "INTEGER",
        "max_sentence_years": "DOUBLE",
        "gain": "BOOLEAN",
    }
    world.put_words("offence_type", rows, types)


def put_offences(world: World, offence: Arrays, everywhere: Places) -> None:
    """Makes offence."""
    _numbered(world, {"crime_place": everywhere.kinds, "crime_outcome": codes()})
    drawn = {"offence_id": np.arange(len(offence["type_id"]))} | {
        name: offence[name]
        for name in (
            "type_id", "area_id", "city_id", "force_id", "address_id", "recorded_on", "group_id", "n_acting",
            "planned", "outcome", "outcome_on", "loss_gbp", "recovered_gbp", "first", "near", "where", "domestic",
            "online", "hate",
        )
    }  # fmt: skip
    drawn |= {name: offence[name].astype("datetime64[s]") for name in ("occurred_from", "occurred_to")}
    drawn["place"] = drawn.pop("where")
    world.put("crime_drawn", drawn)
    world.make_from("offence", HERE / "offence.sql")
    world.db.execute("DROP TABLE crime_drawn; DROP TABLE crime_place; DROP TABLE crime_outcome")


def put_parts(world: World, part: Arrays) -> None:
    """Makes taking_part, and taking_part_recorded of those who are on a record."""
    _numbered(world, {"crime_true_role": TRUE_ROLES, "crime_role": ROLES, "crime_answer": AREA_ANSWERS})
    drawn = {name: values for name, values in part.items() if name != "business"}
    world.put("crime_part", {"link_id": np.arange(len(part["offence_id"])), **drawn})
    for table in ("taking_part", "taking_part_recorded"):
        world.make_from(table, HERE / f"{table}.sql")
    for table in ("crime_part", "crime_true_role", "crime_role", "crime_answer"):
        world.db.execute(f"DROP TABLE {table}")


def _numbered(world: World, lists: Mapping[str, Sequence[str]]) -> None:
    """Makes a table of number and word of each list."""
    for table, words in lists.items():
        rows = [{"number": number, "word": word} for number, word in enumerate(words)]
        world.put_words(table, rows, {"number": "INTEGER", "word": "VARCHAR"})
