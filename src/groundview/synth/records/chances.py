"""The declared rates as macros of the database, multiplied by the dial of dirt."""

from __future__ import annotations

from groundview.synth.dials import MOST, turned
from groundview.synth.records.settings import settings
from groundview.synth.world import World


def define_chances(world: World) -> None:
    """`happens(word, number)` is whether the thing of that rate happens to that number; `wrong_FIELD(number)` is the
    kind of error that befalls the field, or NULL."""
    dirt = world.dials.dirt
    rates = ", ".join(f"'{word}': {turned(rate, dirt)}" for word, rate in settings().rates.items())
    world.db.execute(f"CREATE OR REPLACE TEMP MACRO rate_of(word) AS MAP {{{rates}}}[word]")
    world.db.execute(
        "CREATE OR REPLACE TEMP MACRO happens(word, number) AS chance('records.' || word, number) < rate_of(word)"
    )
    for field, ladder in settings().ladders.items():
        body = _rungs(f"chance('records.{field}', number)", ladder, dirt)
        world.db.execute(f"CREATE OR REPLACE TEMP MACRO wrong_{field}(number) AS {body}")


def _rungs(draw: str, ladder: dict[str, float], dirt: float) -> str:
    factor = min(dirt, MOST / sum(ladder.values()))
    rungs, top = "", 0.0
    for kind, rate in ladder.items():
        top += rate * factor
        rungs += f" WHEN {draw} < {top:.9f} THEN '{kind}'"
    return f"CASE{rungs} END"
