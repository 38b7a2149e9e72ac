"""Who is on the list of mapped groups: some of the members, some who left, and some who never were."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from groundview.synth.intelligence.nearby import Nearby
from groundview.synth.intelligence.settings import Mapping
from groundview.synth.world import World

HERE = Path(__file__).parent


def mapped_members(world: World, given: Mapping, near: Nearby) -> None:
    """Makes mapped_member, and mapped_person of those who are given by reference to a nominal."""
    rng = world.rng("intelligence", "mapped members")
    mapped = world.get(
        "SELECT mapped_id, area_id, group_id IS NULL AS never FROM mapped_group ORDER BY mapped_id"
    )
    least, most = given.never_size
    wrong = np.where(
        mapped["never"],
        rng.integers(least, most + 1, len(mapped["never"])),
        rng.poisson(given.wrong, len(mapped["never"])),
    )
    row = np.repeat(np.arange(len(wrong)), wrong)
    drawn = near.draw(rng, mapped["area_id"][row].astype(np.int64))
    world.put("wrong_member", {"mapped_id": mapped["mapped_id"][row], "person_id": drawn})
    world.make_from("mapped_member", HERE / "mapped_member.sql")
    world.make(
        "mapped_person",
        "SELECT link_id, person_id, system, force_id, seen_on, as_role FROM mapped_member"
        " WHERE by_reference ORDER BY link_id",
    )
    world.db.execute("DROP TABLE wrong_member")
