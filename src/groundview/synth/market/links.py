"""Who is linked to premises on a record: some who truly are, and some who have no part in them."""

from __future__ import annotations

import numpy as np

from groundview.synth.dials import FROM, turned
from groundview.synth.market.settings import settings
from groundview.synth.residents import adults, by
from groundview.synth.world import World


def record_links(world: World) -> None:
    """Makes premises_link: some of the true links of known premises, and visitors who have no part in them."""
    _visit(world)
    known, dials = settings().known, world.dials
    rates = {
        role: rate if role == "worker" else turned(rate, dials.recording_rate)
        for role, rate in known.links.items()
    }
    wrong = turned(known.role_wrong, dials.dirt)
    world.make(
        "premises_link",
        f"""
        WITH seen AS (
            SELECT premises_id, person_id, role AS true_role,
                   greatest(from_on, first_seen - 30, DATE '{FROM}') AS seen_on, until_on
            FROM premises_person JOIN premises USING (premises_id)
            WHERE known AND chance('market.link', premises_id * 10000019 + person_id) < {by("role", rates)}
            UNION ALL
            SELECT premises_id, person_id, 'visitor', seen_on, seen_on FROM market_visitor
        ), ordered AS (
            SELECT *, row_number() OVER (ORDER BY seen_on, premises_id, person_id) - 1 AS link_id FROM seen
        )
        SELECT link_id, premises_id, person_id, CASE WHEN chance('market.role', link_id) >= {wrong} THEN true_role
                   ELSE ['owner', 'manager', 'worker', 'controller', 'visitor'][1 + pick('market.other', link_id, 5)]
                   END AS role, true_role, seen_on AS first_seen,
               CASE WHEN chance('market.left', link_id) < 0.6 THEN greatest(seen_on, until_on) END AS last_seen,
               CASE WHEN chance('market.system', link_id) < 0.7 THEN 'intelligence' ELSE 'crime' END AS system,
               force_id, seen_on, role AS as_role
        FROM ordered JOIN (SELECT premises_id, force_id FROM premises) USING (premises_id) ORDER BY link_id""",
    )


def _visit(world: World) -> None:
    """Makes market_visitor: persons recorded at known premises by chance, of the same city."""
    found = world.get("SELECT city_id, premises_id FROM premises WHERE known ORDER BY premises_id")
    parts = []
    for city in np.unique(found["city_id"]):
        premises = found["premises_id"][found["city_id"] == city]
        persons = adults(
            world, "market.visitors", int(city), round(len(premises) * settings().known.visitors), (1, 0.1)
        )
        at = world.rng("market.visitors", str(city)).choice(premises, len(persons))
        parts.append({"premises_id": at, "person_id": persons})
    world.put("market_visited", {name: np.concatenate([part[name] for part in parts]) for name in parts[0]})
    world.make(
        "market_visitor",
        """SELECT premises_id, person_id,
                  first_seen + pick('market.visit', person_id, last_seen - first_seen + 1)::INTEGER AS seen_on
           FROM market_visited JOIN premises USING (premises_id)
           WHERE NOT EXISTS (FROM premises_person AS true_one
               WHERE true_one.premises_id = premises.premises_id AND true_one.person_id = market_visited.person_id)
           ORDER BY premises_id, person_id""",
    )
