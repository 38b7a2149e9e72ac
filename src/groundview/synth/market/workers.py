"""Who works, for whom, and where: workers move between premises."""

from __future__ import annotations

import numpy as np

from groundview.synth.dials import TO
from groundview.synth.market.settings import settings
from groundview.synth.residents import adults, shares
from groundview.synth.world import World

UNTIL = f"coalesce(closed_on, DATE '{TO}')"


def employ(world: World) -> None:
    """Makes worker(person_id, city_id, operator_id): the operator's own, and those who belong to none."""
    chosen, parts = settings().workers, []
    found = world.get("SELECT city_id, operator_id FROM premises ORDER BY premises_id")
    for city in np.unique(found["city_id"]):
        operators = found["operator_id"][found["city_id"] == city]
        n = round(len(operators) * chosen.per_premises)
        own = round(n * (1 - chosen.free))
        of = world.rng("market.workers", str(city)).permutation(operators)[np.arange(own) % len(operators)]
        persons = adults(world, "market.workers", int(city), n, (chosen.men, chosen.women))
        of = np.concatenate([of, np.full(len(persons) - own, -1)])
        parts.append({"person_id": persons, "city_id": np.full(len(persons), city), "operator_id": of})
    world.put("market_worker", {name: np.concatenate([part[name] for part in parts]) for name in parts[0]})
    world.make(
        "worker",
        "SELECT * REPLACE (nullif(operator_id, -1) AS operator_id) FROM market_worker ORDER BY person_id",
    )


def attend(world: World) -> None:
    """Makes premises_person(premises_id, person_id, role, from_on, until_on): the truth."""
    shares(world, "market_at_one", settings().workers.at_one)
    days = settings().workers.mean_days * 2
    world.make(
        "premises_person",
        f"""
        WITH own_or_free AS ({_places()})
        SELECT premises_id, person_id, 'worker' AS role, from_on,
               least({UNTIL}, from_on + 7 + floor(chance('market.stay', number) * {days})::INTEGER) AS until_on
        FROM (SELECT *, opened_on
                     + floor(chance('market.from', number) * 0.7 * ({UNTIL} - opened_on))::INTEGER AS from_on
              FROM own_or_free)
        UNION ALL
        SELECT premises_id, person_id, CASE
                   WHEN place = 1 AND (n_acting = 1 OR chance('market.front', operator_id) < 0.7) THEN 'owner'
                   WHEN place = 2 THEN 'manager' ELSE 'controller' END, opened_on, {UNTIL}
        FROM market_acting JOIN premises ON premises_id = case_id
        ORDER BY premises_id, person_id, role""",
    )


def _places() -> str:
    """Who works at each of the premises: own workers and free ones in the shares that `loyal` says."""
    loyal = settings().workers.loyal
    return f"""
        WITH able AS (
            SELECT premises_id, opened_on, closed_on, name::INTEGER AS places, person_id,
                   premises_id * 10000019 + person_id AS number,
                   CASE WHEN movements_controlled THEN {loyal["controlled"]} ELSE {loyal["not_controlled"]} END
                       AS loyal,
                   worker.operator_id IS NOT NULL AS own
            FROM premises
            JOIN market_at_one
                ON chance('market.at_one', premises_id) >= lo AND chance('market.at_one', premises_id) < hi
            JOIN worker ON worker.operator_id = premises.operator_id
                OR (worker.operator_id IS NULL AND worker.city_id = premises.city_id)
            WHERE person_id NOT IN (SELECT person_id FROM market_acting WHERE case_id = premises_id)
        ), weighed AS (
            SELECT *, CASE WHEN own THEN loyal ELSE 1 - loyal END
                       / count(*) OVER (PARTITION BY premises_id, own) AS weight
            FROM able
        )
        SELECT * FROM weighed QUALIFY row_number() OVER (
            PARTITION BY premises_id
            ORDER BY ln(1 - chance('market.works', number)) / weight DESC, person_id) <= places"""
