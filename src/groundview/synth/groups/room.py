"""The room of groups: who works with whom for longer than one offence, known to nobody but the truth."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from groundview.synth.groups import plant, words
from groundview.synth.groups.brokers import shared
from groundview.synth.groups.lifespan import lifespans, stays
from groundview.synth.groups.recruit import members
from groundview.synth.groups.residents import residents
from groundview.synth.groups.settings import Settings, contexts, settings
from groundview.synth.groups.ties import ties
from groundview.synth.room import Room
from groundview.synth.world import Arrays, World

HERE = Path(__file__).parent


def make(world: World) -> None:
    """Makes grp, member and known_to_each_other."""
    given = settings()
    words.write(world, words.words(contexts()))
    group = _groups(world, given)
    _members(world, given, group)
    ties(world, given)
    world.db.execute("DROP TABLE grp_drawn; DROP TABLE member_drawn; DROP TABLE group_word")


def _groups(world: World, given: Settings) -> Arrays:
    group = plant.groups(world, given)
    n = len(group["main"])
    group["began"], group["ended"] = lifespans(world, given, n)
    group["specialism"] = words.specialisms(world.rng("groups", "specialism"), contexts(), group)
    world.put("grp_drawn", {"group_id": np.arange(n), **group})
    world.make_from("grp", HERE / "grp.sql")
    return group


def _members(world: World, given: Settings, group: Arrays) -> None:
    stay = stays(world, given, group)
    person = members(world.rng("groups", "members"), given, residents(world), group, stay)
    person = shared(world.rng("groups", "brokers"), given, group, stay, person)
    columns = {
        "group_id": stay["group"],
        "person_id": person,
        "place": stay["place"],
        "role": words.roles(world.rng("groups", "roles"), contexts(), group, stay),
        "joined": stay["joined"],
        "left_on": stay["left_on"],
    }
    world.put("member_drawn", columns)
    world.make_from("member", HERE / "member.sql")


ROOM = Room(
    does="plants groups, their members over time, and ties between persons that are no groups",
    needs=("city", "area", "adjacent", "person"),
    makes=("grp", "member", "known_to_each_other"),
    make=make,
)
