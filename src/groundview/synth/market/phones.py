"""The phones of operators, and of adverts that belong to no premises."""

from __future__ import annotations

from groundview.synth.market.settings import settings
from groundview.synth.residents import shares
from groundview.synth.world import World

FIRST = 9_000_000
"""Numbers from here on belong to no resident: phones are numbered from 0, and there are ten million."""


def give_phones(world: World) -> None:
    """Makes operator_phone(operator_id, nth, phones, phone): one to three each; the first of some is the phone of
    one of the persons who run the premises."""
    shares(world, "market_phones", settings().operators.phones)
    world.make(
        "operator_phone",
        f"""
        WITH own AS (
            SELECT operator_id, min(phone_id) AS phone
            FROM market_acting JOIN premises ON premises_id = case_id JOIN person USING (person_id)
            WHERE place = 1 AND chance('market.own_phone', operator_id) < {settings().operators.own_phone}
            GROUP BY operator_id
        )
        SELECT operator_id, nth, name::INTEGER AS phones,
               CASE WHEN nth = 0 AND own.phone IS NOT NULL THEN own.phone ELSE {FIRST} + operator_id * 3 + nth END
                   AS phone
        FROM operator JOIN market_phones
            ON chance('market.phones', operator_id) >= lo AND chance('market.phones', operator_id) < hi
        CROSS JOIN range(3) AS numbers(nth) LEFT JOIN own USING (operator_id)
        WHERE nth < name::INTEGER ORDER BY operator_id, nth""",
    )
