"""The premises themselves: what is true of each, whether the police ever notice it, and what they write down."""

from __future__ import annotations

from groundview.synth.dials import FROM, TO, turned
from groundview.synth.market.settings import settings
from groundview.synth.residents import by, quota
from groundview.synth.world import World


def notice(world: World) -> None:
    """Makes premises: the whole truth of each, and from when to when the police know of it, if they do."""
    chosen = settings()
    world.make(
        "market_truth",
        f"""
        SELECT premises_id, address_id, area_id, area.city_id, area.force_id, operator_id,
               operator.kind AS run_by, group_id, type, run_by <> 'single' AS organised,
               {quota("market.controlled", "premises_id", "run_by", by("run_by", chosen.controlled))}
                   AS movements_controlled,
               {quota("market.visible", "premises_id", "type", by("type", chosen.visible))} AS visible_from_street,
               opened_on, CASE WHEN closed_on <= DATE '{TO}' THEN closed_on END AS closed_on,
               nullif(moved_from, -1) AS moved_from
        FROM market_opened JOIN market_closed USING (premises_id) JOIN market_place USING (premises_id)
        JOIN operator_of USING (premises_id) JOIN operator USING (operator_id)
        JOIN area USING (area_id) ORDER BY premises_id""",
    )
    delay = f"floor(chance('market.delay', premises_id) ** 2 * {chosen.known.delay})::INTEGER"
    world.make(
        "premises",
        f"""
        WITH noticed AS (
            SELECT *, chance('market.known', premises_id) < CASE WHEN visible_from_street
                       THEN {chosen.known.visible} ELSE {chosen.known.not_visible} END AS known,
                   least(greatest(opened_on, DATE '{FROM}') + {delay}, coalesce(closed_on, DATE '{TO}')) AS first_seen,
                   coalesce(closed_on, DATE '{TO}') AS open_until
            FROM market_truth
        )
        SELECT * EXCLUDE (first_seen, open_until), CASE WHEN known THEN first_seen END AS first_seen,
               CASE WHEN known THEN greatest(first_seen,
                   open_until - floor(chance('market.last', premises_id) ** 2 * 90)::INTEGER) END AS last_seen
        FROM noticed ORDER BY premises_id""",
    )


def write_down(world: World) -> None:
    """Makes premises_written(premises_id, type, visible_from_street, area_known, postcode_known, mistyped): what of
    known premises is on record, right or wrong. Visibility is more often unknown where nothing is visible."""
    known, dirt = settings().known, world.dials.dirt
    kinds = list(settings().types)
    world.make(
        "premises_written",
        f"""
        SELECT premises_id,
               CASE WHEN chance('market.type_unknown', premises_id) < {turned(known.type_unknown, dirt)} THEN 'unknown'
                    WHEN chance('market.type_wrong', premises_id) < {turned(known.type_wrong, dirt)}
                    THEN {kinds}[1 + pick('market.type_other', premises_id, {len(kinds)})] ELSE type END AS type,
               CASE WHEN chance('market.visible_unknown', premises_id) < {turned(known.visible_unknown, dirt)}
                        * CASE WHEN visible_from_street THEN 0.5 ELSE 1 END THEN 'unknown'
                    WHEN visible_from_street THEN 'yes' ELSE 'no' END AS visible_from_street,
               chance('market.area_missing', premises_id) >= {turned(known.area_missing, dirt)} AS area_known,
               chance('market.postcode', premises_id) >= {turned(known.postcode_missing, dirt)} AS postcode_known,
               chance('market.address_wrong', premises_id) < {turned(known.address_wrong, dirt)} AS mistyped
        FROM premises WHERE known ORDER BY premises_id""",
    )
