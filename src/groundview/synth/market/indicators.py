"""What is asked about premises: what is truly so, and what was answered."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from groundview.declare import Declaration, load_yaml
from groundview.synth.dials import TAKEN_ON
from groundview.synth.market.settings import settings
from groundview.synth.world import World


class Indicator(Declaration, frozen=True):
    """One question, the truth `of` which it tells (organised or controlled), and how well it tells it."""

    indicator: str
    of: Literal["organised", "controlled"]
    sensitivity: float
    specificity: float
    answered: float


class Indicators(Declaration, frozen=True):
    """All of them, and what makes an answer rarer."""

    unseen: float
    if_not_so: float
    if_not_visible: float
    indicators: tuple[Indicator, ...]


@cache
def indicators() -> Indicators:
    """As the file declares them."""
    return load_yaml(Path(__file__).with_name("indicators.yml"), Indicators)


def answer(world: World) -> None:
    """Makes premises_indicator(premises_id, indicator, log_id, visited, truly, answer, recorded_on) of known premises
    that were looked at. An answer that was given is right; what was not answered is unknown, and that is no accident.
    log_id is NULL: no log says what was answered."""
    asked, known = indicators(), settings().known
    rows = [msgspec.to_builtins(one) | {"nth": nth} for nth, one in enumerate(asked.indicators)]
    types = {"nth": "BIGINT", "indicator": "VARCHAR", "of": "VARCHAR", "sensitivity": "DOUBLE"}
    world.put_words("market_indicator", rows, types | {"specificity": "DOUBLE", "answered": "DOUBLE"})
    world.make(
        "premises_indicator",
        f"""
        WITH asked AS (
            SELECT *, premises_id * 100 + nth AS number,
                   chance('market.visited', premises_id) < {known.visited} AS visited,
                   chance('market.truly', number) < CASE WHEN CASE "of" WHEN 'organised' THEN organised
                       ELSE movements_controlled END THEN sensitivity ELSE 1 - specificity END AS truly
            FROM premises CROSS JOIN market_indicator
            WHERE known AND chance('market.assessed', premises_id) < {known.assessed}
        )
        SELECT premises_id, indicator, NULL::BIGINT AS log_id, visited, truly,
               CASE WHEN chance('market.answer', number) < answered
                   * CASE WHEN visited THEN 1 ELSE {asked.unseen} END
                   * CASE WHEN truly THEN 1 ELSE {asked.if_not_so} END
                   * CASE WHEN visible_from_street THEN 1 ELSE {asked.if_not_visible} END
                   THEN CASE WHEN truly THEN 'yes' ELSE 'no' END ELSE 'unknown' END AS answer,
               least(DATE '{TAKEN_ON}', first_seen + pick('market.asked', number // 100, 120)::INTEGER
                   + pick('market.later', number, 10)::INTEGER) AS recorded_on
        FROM asked ORDER BY premises_id, nth""",
    )
