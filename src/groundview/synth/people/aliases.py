"""Aliases: another name that somebody goes by."""

from __future__ import annotations

import numpy as np

from groundview.synth.people.names import Names
from groundview.synth.people.naming import Named, forename_group
from groundview.synth.people.residents import Residents
from groundview.synth.people.settings import settings
from groundview.synth.world import World

YOUNGEST = 14


def make_aliases(world: World, people: Residents, named: Named, names: Names) -> None:
    """Makes `alias`: of the person's own origin and sex, with another surname, another forename or both."""
    rng = world.rng("people.aliases")
    chosen = rng.random(len(people.role)) < settings().aliases
    who = np.flatnonzero(chosen & (people.years >= YOUNGEST))
    kind = rng.random(len(who))
    given = settings().alias_kinds
    surname = names.surnames.draw(people.origin[who], rng.random(len(who)))
    surname = np.where(people.man[who], surname, names.womens[surname])
    forename = names.forenames.draw(forename_group(people)[who], rng.random(len(who)))
    surname = np.where(kind >= 1 - given.forename, named.surname[who], surname)
    forename = np.where(kind < given.surname, named.forename[who], forename)
    differs = (surname != named.surname[who]) | (forename != named.forename[who])
    world.put(
        "alias",
        {"person_id": who[differs], "forename_id": forename[differs], "surname_id": surname[differs]},
    )
