"""The room of fraud: reports to the national service by residents and organisations of the three cities."""

from __future__ import annotations

from groundview.synth.dials import FROM, TAKEN_ON
from groundview.synth.fraud import truth, words
from groundview.synth.fraud.planting import plant
from groundview.synth.fraud.settings import HERE, settings
from groundview.synth.room import Room
from groundview.synth.world import World

STEPS = {
    "fraud": "fraud",
    "fraud_identifier": "identifier",
    "fraud_identifier_key": "identifier_key",
    "fraud_identifier_written": "identifier_written",
    "identifiers_fraud": "identifiers_fraud",
    "fraud_narrative": "narrative",
    "fraud_victim": "victim",
    "fraud_candidate": "candidate",
    "fraud_actor": "actor",
    "case_fraud": "case",
}
"""Tables and the queries that make them, in order."""
FOR_THE_WAY = (
    "fraud_drawn", "fraud_candidate", "fraud_identifier_written", "fraud_words", "fraud_trace",
)  # fmt: skip
"""Tables that nobody else needs."""


def make(world: World) -> None:
    """Makes every table of the room."""
    words.write(world)
    plant(world)
    change = settings().service.change
    for table, query in STEPS.items():
        world.make_from(table, HERE / f"{query}.sql", FROM=FROM, TAKEN_ON=TAKEN_ON, CHANGE=change)
    truth.hidden(world)
    truth.planted(world)
    for table in FOR_THE_WAY:
        world.db.execute(f"DROP TABLE {table}")


ROOM = Room(
    does="reports of fraud: victims, losses, shared identifiers, and what became of them",
    needs=("force", "area", "person", "grp", "member", "taking_part", "offence"),
    makes=(
        "fraud_type", "fraud", "fraud_identifier", "fraud_identifier_key", "identifiers_fraud", "fraud_narrative",
        "fraud_victim", "fraud_actor", "case_fraud", "hidden_fraud", "planted_fraud",
    ),
    make=make,
    persons=("fraud_victim",),
)  # fmt: skip
