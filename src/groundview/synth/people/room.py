"""The room `people`: who lives where, with whom, and under which names."""

from __future__ import annotations

from groundview.synth.people.aliases import make_aliases
from groundview.synth.people.census import count_areas
from groundview.synth.people.households import make_households
from groundview.synth.people.identity import make_categories
from groundview.synth.people.mixture import origin_urn
from groundview.synth.people.moves import make_moves
from groundview.synth.people.names import make_names
from groundview.synth.people.naming import name_all
from groundview.synth.people.person import make_origins, put_persons
from groundview.synth.people.residents import residents
from groundview.synth.people.variants import make_variants
from groundview.synth.room import Room
from groundview.synth.world import World


def make(world: World) -> None:
    """Makes every table of the room, and counts the areas' people."""
    names = make_names(world)
    make_variants(world)
    make_origins(world)
    make_categories(world)
    households = make_households(world)
    people = residents(world, households, origin_urn(world))
    named = name_all(world, people, names)
    put_persons(world, households, people, named)
    make_moves(world, households, people)
    make_aliases(world, people, named, names)
    count_areas(world)


ROOM = Room(
    does="Households whose ages fit, names of many origins, moves, shared phones; counts the areas' people.",
    needs=("city", "area", "address"),
    makes=(
        "name",
        "name_variant",
        "origin_name",
        "ethnicity_category",
        "nationality_name",
        "household",
        "person",
        "moved",
        "alias",
        "area_people",
    ),
    make=make,
)
