"""Partners go on recording where no group acts."""

from __future__ import annotations

import duckdb

from groundview.synth.build import build
from groundview.synth.dials import Dials


def test_without_groups_there_are_no_visits() -> None:
    world = build(Dials(seed=3, group_share=0), duckdb.connect(), until="retail")
    found = world.get(
        "SELECT count(*) AS n, count(group_id) AS grouped, count(visit_id) AS visits FROM partner_incident"
    )
    assert found["n"][0] > 200
    assert found["grouped"][0] == found["visits"][0] == 0
    assert world.count("retail_actor") == 0
