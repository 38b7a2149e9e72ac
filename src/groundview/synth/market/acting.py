"""Who runs each of the premises."""

from __future__ import annotations

from groundview.synth.dials import FROM
from groundview.synth.groups_at_work import members
from groundview.synth.market.settings import settings
from groundview.synth.residents import shares
from groundview.synth.world import World


def run(world: World) -> None:
    """Makes market_acting(case_id, person_id, place, n_acting): who runs each of the premises, the foremost first.
    The same members of a group come first at all its premises."""
    shares(world, "market_size", settings().operators.acting)
    world.make(
        "market_by_group",
        f"""SELECT premises_id AS case_id, group_id, greatest(opened_on, DATE '{FROM}') AS happened_on,
                  name::INTEGER AS n_acting
           FROM premises JOIN market_size
               ON chance('market.size', operator_id) >= lo AND chance('market.size', operator_id) < hi
           WHERE group_id IS NOT NULL ORDER BY case_id""",
    )
    world.make(
        "market_acting",
        f"""SELECT *, count(*) OVER (PARTITION BY case_id)::INTEGER AS n_acting FROM (
                {members("market.member", "market_by_group", "group_id")}
                UNION ALL
                SELECT premises_id, person_id, row_number() OVER (
                    PARTITION BY premises_id ORDER BY dice('market.foremost', person_id), person_id)
                FROM premises JOIN operator_person USING (operator_id))
            ORDER BY case_id, place""",
    )
