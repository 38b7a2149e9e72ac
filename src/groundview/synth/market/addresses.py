"""Where premises are."""

from __future__ import annotations

from groundview.synth.market.settings import settings
from groundview.synth.residents import shares
from groundview.synth.world import World


def place(world: World) -> None:
    """Makes market_place(premises_id, type, address_id, area_id): an address of a fitting kind, in areas with more
    such addresses and more bustle. A city without such addresses has residential premises instead."""
    rows = [{"type": of, "kind": kind} for of, kinds in settings().addresses.items() for kind in kinds]
    world.put_words("market_kind", rows, {"type": "VARCHAR", "kind": "VARCHAR"})
    shares(world, "market_type", settings().types)
    world.make(
        "market_area",
        """SELECT *, sum(weight) OVER (PARTITION BY city_id, type ORDER BY area_id) AS upto,
                  sum(weight) OVER (PARTITION BY city_id, type) AS total
           FROM (SELECT area.city_id, type, area.area_id, count(*) AS addresses,
                        (count(*) * round(100 * (0.3 + max(bustle))))::BIGINT AS weight
                 FROM address JOIN market_kind USING (kind) JOIN area USING (area_id) GROUP BY ALL)
           ORDER BY city_id, type, area_id""",
    )
    world.make("market_place", PLACED)


PLACED = """
    WITH wanted AS (
        SELECT premises_id, opened.city_id, CASE WHEN EXISTS (
                FROM market_area AS there WHERE there.city_id = opened.city_id AND there.type = market_type.name)
            THEN market_type.name ELSE 'residential' END AS type
        FROM market_opened AS opened JOIN market_type
            ON chance('market.type', premises_id) >= lo AND chance('market.type', premises_id) < hi
    ), chosen AS (
        SELECT premises_id, type, area_id, pick('market.address', premises_id, addresses) + 1 AS place
        FROM wanted JOIN market_area USING (city_id, type)
        WHERE pick('market.area', premises_id, total) BETWEEN upto - weight AND upto - 1
    ), numbered AS (
        SELECT type, area_id, address_id,
               row_number() OVER (PARTITION BY type, area_id ORDER BY address_id) AS place
        FROM address JOIN market_kind USING (kind)
        WHERE (type, area_id) IN (SELECT (type, area_id) FROM chosen)
    )
    SELECT premises_id, type, area_id, address_id FROM chosen JOIN numbered USING (type, area_id, place)
    ORDER BY premises_id"""
