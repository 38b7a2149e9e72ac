"""What each partner was asked for and gave."""

from __future__ import annotations

from groundview.synth.intelligence.settings import partners
from groundview.synth.world import World


def write_partners(world: World) -> None:
    """Makes partner_asked(partner_id, partner, context, data, status, from_on, to_on), in the order of the file."""
    rows = [
        {
            "partner_id": number,
            "partner": asked.partner,
            "context": asked.context,
            "data": asked.data,
            "status": asked.status,
            "from_on": asked.from_day and asked.from_day.isoformat(),
            "to_on": asked.to_day and asked.to_day.isoformat(),
        }
        for number, asked in enumerate(partners())
    ]
    words = dict.fromkeys(("partner", "context", "data", "status"), "VARCHAR")
    world.put_words(
        "partner_asked", rows, {"partner_id": "BIGINT", **words, "from_on": "DATE", "to_on": "DATE"}
    )
