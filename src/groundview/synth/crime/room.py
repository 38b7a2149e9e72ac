"""The room of crime: offences that are recorded in three years, who took part, and what became of them."""

from __future__ import annotations

import numpy as np

from groundview.synth.crime.by_groups import by_groups
from groundview.synth.crime.cases import cases
from groundview.synth.crime.clock import clock
from groundview.synth.crime.days import types_and_days
from groundview.synth.crime.draws import Ids
from groundview.synth.crime.effects import as_recorded, kept, take_effect, treated
from groundview.synth.crime.expected import put_expected
from groundview.synth.crime.interventions import interventions
from groundview.synth.crime.kinds import kinds
from groundview.synth.crime.marks import mark, plan
from groundview.synth.crime.outcomes import outcomes
from groundview.synth.crime.places import Places, locate, places
from groundview.synth.crime.repeats import follow
from groundview.synth.crime.seen import seen
from groundview.synth.crime.tables import put_offences, put_parts, put_types
from groundview.synth.crime.taking_part import take_part
from groundview.synth.crime.written import write
from groundview.synth.room import Room
from groundview.synth.world import Arrays, World


def make(world: World) -> None:
    """Makes the room's tables."""
    put_types(world)
    everywhere = places(world)
    put_expected(world, everywhere)
    areas = treated(world)
    interventions(world, areas)
    offence = _happened(world, everywhere, areas)
    by_groups(world, offence)
    mark(world, offence, everywhere)
    part = take_part(world, offence, everywhere)
    plan(world, offence)
    outcomes(world, offence)
    seen(world, offence, part)
    put_offences(world, offence, everywhere)
    put_parts(world, part)
    cases(world)
    write(world)


def _happened(world: World, everywhere: Places, areas: dict[str, Ids]) -> Arrays:
    """What happened, where and when, in the order in which it was recorded."""
    offence = types_and_days(world)
    locate(world, offence, everywhere)
    follow(world, offence, everywhere)
    offence = kept(offence, take_effect(world, offence, everywhere, areas))
    clock(world, offence)
    offence = _in_order(world, kept(offence, as_recorded(world, offence, everywhere)))
    for name in ("address_id", "area_id", "city_id", "force_id"):
        offence[name] = everywhere.address[name][offence["at"]].astype(np.int64)
    offence["gain"] = np.array([kind.gain for kind in kinds()])[offence["type_id"]]
    return offence


def _in_order(world: World, offence: Arrays) -> Arrays:
    """In the order of the day of recording, and by chance within a day."""
    n = len(offence["type_id"])
    order = np.lexsort((world.rng("crime", "order").random(n), offence["recorded_on"]))
    number = np.empty(n, dtype=np.int64)
    number[order] = np.arange(n)
    ordered = {name: values[order] for name, values in offence.items()}
    ordered["first"] = np.where(ordered["first"] >= 0, number[ordered["first"]], -1)
    return ordered


ROOM = Room(
    does="records offences: where, when, by whom, with what outcome; tries interventions",
    needs=("city", "area", "adjacent", "address", "person", "grp", "member", "known_to_each_other"),
    makes=(
        "offence_type",
        "offence",
        "taking_part",
        "taking_part_recorded",
        "case_acquisitive_crime",
        "case_neighbourhood",
        "intervention",
        "expected_offences",
        "planted_effect",
        "planted_break",
        "identifiers_crime",
    ),
    make=make,
    persons=("taking_part_recorded",),
)
