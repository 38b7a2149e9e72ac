"""The room of intelligence: what police were told and wrote down, and the groups that they have mapped."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from groundview.synth.intelligence.grades import grades, write_grades
from groundview.synth.intelligence.logs import logs
from groundview.synth.intelligence.mapped_members import mapped_members
from groundview.synth.intelligence.mapping import mapped_groups
from groundview.synth.intelligence.naming import naming
from groundview.synth.intelligence.nearby import nearby
from groundview.synth.intelligence.partners import write_partners
from groundview.synth.intelligence.policing import policing
from groundview.synth.intelligence.rates import set_rates
from groundview.synth.intelligence.settings import settings
from groundview.synth.intelligence.subjects import subjects
from groundview.synth.intelligence.texts import write_words
from groundview.synth.room import Room
from groundview.synth.world import World

HERE = Path(__file__).parent


def make(world: World) -> None:
    """Makes the list of mapped groups, the logs with what they name, and what partners gave."""
    given = settings()
    set_rates(world, given)
    policing(world, given.policing)
    near = nearby(world, given.naming.ages)
    mapped_groups(world, given.mapping)
    mapped_members(world, given.mapping, near)
    log = logs(world, given, subjects(world, given, near))
    log |= grades(world, given.grades, log)
    world.put("log_drawn", {"log_id": np.arange(len(log["area_id"])), **log})
    naming(world, given.naming, log, near)
    write_grades(world, given.grades)
    write_words(world)
    for table in ("intelligence_log", "identifiers_intelligence"):
        world.make_from(table, HERE / f"{table}.sql")
    write_partners(world)
    world.db.execute("DROP TABLE log_drawn; DROP TABLE log_word; DROP TABLE grade")


ROOM = Room(
    does="writes intelligence logs and the list of mapped groups, and says what partners were asked for",
    needs=(
        "area",
        "street",
        "name",
        "person",
        "grp",
        "member",
        "offence",
        "taking_part",
        "case_adult_sex_market",
    ),
    makes=(
        "policing",
        "mapped_group",
        "mapped_member",
        "mapped_person",
        "intelligence_log",
        "log_naming",
        "log_person",
        "identifiers_intelligence",
        "partner_asked",
    ),
    make=make,
    persons=("log_person", "mapped_person"),
)
