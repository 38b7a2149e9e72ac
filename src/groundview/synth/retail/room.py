"""The room of retail: what partners recorded, and the little of it that the police heard of."""

from __future__ import annotations

import numpy as np

from groundview.synth.dials import FROM, TO
from groundview.synth.retail.declared import declare
from groundview.synth.retail.settings import HERE, settings
from groundview.synth.retail.unreported import amounts, unreported
from groundview.synth.room import Room
from groundview.synth.world import World

FOR_THE_WAY = ("retail_linked", "retail_linked_value", "retail_drawn", "retail_words")
"""Tables that nobody else needs."""


def make(world: World) -> None:
    """Makes every table of the room."""
    declare(world)
    _make(world, "partner_place", "partner_place")
    _make(world, "retail_linked", "linked")
    _values_of_linked(world)
    unreported(world)
    _make(world, "partner_incident", "incident")
    _make(world, "retail_actor", "actor")
    _make(world, "hidden_reporting", "hidden_reporting")
    _make(world, "hidden_reporting_by_value", "hidden_reporting_by_value")
    for table in FOR_THE_WAY:
        world.db.execute(f"DROP TABLE {table}")


def _make(world: World, table: str, query: str) -> None:
    world.make_from(table, HERE / f"{query}.sql", FROM=FROM, TO=TO)


def _values_of_linked(world: World) -> None:
    """What a reported incident is worth where the police wrote nothing down."""
    linked = world.get("SELECT number, partner_id FROM retail_linked ORDER BY number")
    rng, value = world.rng("retail", "linked"), settings().value
    drawn = np.zeros(len(linked["number"]))
    for number, partner in enumerate(settings().partners):
        rows = np.flatnonzero(linked["partner_id"] == number)
        drawn[rows] = amounts(rng, getattr(value, partner.kind), len(rows))
    world.put("retail_linked_value", {"number": linked["number"], "value": drawn})


ROOM = Room(
    does="what partners recorded and mostly never reported, and visits of groups to their shops",
    needs=("area", "street", "address", "grp", "member", "offence", "offence_type", "taking_part"),
    makes=(
        "partner", "partner_missing", "partner_place", "partner_incident", "retail_actor", "hidden_reporting",
        "hidden_reporting_by_value",
    ),
    make=make,
)  # fmt: skip
