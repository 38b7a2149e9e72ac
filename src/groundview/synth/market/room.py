"""Premises of the adult sex market, who runs them, who works there, and what they advertise."""

from __future__ import annotations

from groundview.synth.market.acting import run
from groundview.synth.market.addresses import place
from groundview.synth.market.adverts import post
from groundview.synth.market.cases import judge
from groundview.synth.market.identifiers import note
from groundview.synth.market.indicators import answer
from groundview.synth.market.links import record_links
from groundview.synth.market.moves import close
from groundview.synth.market.operators import find_operators, open_premises
from groundview.synth.market.phones import give_phones
from groundview.synth.market.premises import notice, write_down
from groundview.synth.market.workers import attend, employ
from groundview.synth.room import Room
from groundview.synth.world import World

PREMISES = (open_premises, find_operators, close, place, notice, write_down)
PERSONS = (run, employ, attend, record_links)
SEEN = (answer, give_phones, post, note, judge)


def make(world: World) -> None:
    """Makes the room's tables."""
    for step in (*PREMISES, *PERSONS, *SEEN):
        step(world)


ROOM = Room(
    does="opens, runs and moves premises, and shows what is seen of them",
    needs=("city", "area", "street", "address", "person", "grp", "member", "offence", "taking_part"),
    makes=(
        *("premises", "premises_written", "premises_person", "premises_link"),
        *("market_indicator", "premises_indicator"),
        *("operator", "operator_of", "operator_person", "operator_phone", "worker"),
        *("advert", "identifiers_market", "case_adult_sex_market"),
    ),
    make=make,
    persons=("premises_link",),
)
