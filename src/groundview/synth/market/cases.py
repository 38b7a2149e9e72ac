"""The truth of every case of the context: premises, those that nobody ever noticed among them."""

from __future__ import annotations

from groundview.synth.dials import FROM
from groundview.synth.exploitation.cases import associated
from groundview.synth.market.settings import settings
from groundview.synth.residents import by
from groundview.synth.world import World


def judge(world: World) -> None:
    """Makes case_adult_sex_market. Keeping a brothel and controlling prostitution for gain carry a maximum of seven
    years (Sexual Offences Act 1956, s. 33A; Sexual Offences Act 2003, s. 53), and are for gain."""
    world.make(
        "case_adult_sex_market",
        f"""
        SELECT premises_id AS case_id, area_id, city_id, force_id,
               coalesce(first_seen, greatest(opened_on, DATE '{FROM}')) AS happened_on, group_id, n_acting,
               chance('market.planned', premises_id) < {by("run_by", settings().planned)} AS planned,
               true AS serious, true AS gain,
               premises_id IN (SELECT case_id FROM ({associated("market_acting")})) AS has_associate, known
        FROM premises JOIN (SELECT case_id, max(n_acting) AS n_acting FROM market_acting GROUP BY case_id)
            ON case_id = premises_id
        ORDER BY case_id""",
    )
