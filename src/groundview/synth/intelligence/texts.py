"""The words of logs as a table, one row a topic."""

from __future__ import annotations

from groundview.synth.intelligence.settings import words
from groundview.synth.world import World


def write_words(world: World) -> None:
    """Makes log_word(topic, name, says, openings, closings, contradictions, named)."""
    given = words()
    shared = {
        "openings": given.openings,
        "closings": given.closings,
        "contradictions": given.contradictions,
        "named": given.named,
    }
    rows = [
        {"topic": number, "name": name, "says": topic.says, **shared}
        for number, (name, topic) in enumerate(given.topics.items())
    ]
    lists = dict.fromkeys(("says", *shared), "VARCHAR[]")
    world.put_words("log_word", rows, {"topic": "BIGINT", "name": "VARCHAR", **lists})
