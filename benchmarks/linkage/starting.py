"""Writes the weights to begin with (evidence/linkage/model/starting.json), learnt from a synthetic city.

Run as a script when the comparisons change: python benchmarks/linkage/starting.py
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from groundview.evidence.linkage.cleaning.records import cleaned
from groundview.evidence.linkage.model.engine import desk
from groundview.evidence.linkage.model.saved import made_for
from groundview.evidence.linkage.model.starting import PATH
from groundview.synth.build import EXTRACT, furnish
from groundview.synth.dials import Dials
from groundview.synth.scratch import scratch_world


def learn() -> None:
    """Learns a model from the nominals of a city and writes it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        scratch_world(Dials(size="city"), Path(folder), "2GB") as world,
    ):
        furnish(world)
        world.make("std_nominals", (EXTRACT / "nominals.sql").read_text(encoding="utf-8"))
        world.db.execute("CREATE TEMP TABLE no_phones (written VARCHAR, phone VARCHAR)")
        raw = "(SELECT *, NULL::DATE AS latest, _id + 1 AS id FROM std_nominals)"
        records = world.db.execute(f"FROM ({cleaned(raw, 'no_phones')}) ORDER BY id").to_arrow_table()
    with desk(records) as laid_out:
        kept = {"made_for": made_for(), "records": records.num_rows, "model": laid_out.learn()}
    PATH.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    learn()
