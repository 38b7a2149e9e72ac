"""Hidden populations of exploited persons, and the overlapping lists of agencies."""

from __future__ import annotations

from groundview.synth.lists.exploited import hide
from groundview.synth.lists.listings import count_hidden, err, list_persons, write_lists
from groundview.synth.room import Room
from groundview.synth.world import World


def make(world: World) -> None:
    """Makes the room's tables."""
    for step in (hide, list_persons, err, write_lists, count_hidden):
        step(world)


ROOM = Room(
    does="hides populations of exploited persons, and lists some of them",
    needs=("city", "person", "member", "premises", "premises_person"),
    makes=("person_exploited", "agency_listing", "hidden_total"),
    make=make,
    persons=("agency_listing",),
)
