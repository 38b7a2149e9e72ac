"""Adverts: posted again and again with small edits, of premises and of nobody's premises."""

from __future__ import annotations

from groundview.synth.dials import FROM, TO, turned
from groundview.synth.market.phones import FIRST
from groundview.synth.market.settings import settings
from groundview.synth.market.wording import wording
from groundview.synth.world import World

UNRELATED = FIRST + 500_000
"""Phones from here on are of adverts of no premises."""


def post(world: World) -> None:
    """Makes advert(advert_id, premises_id, operator_id, city_id, phone, first_text, text, place, posted_on), ids in
    the order of posting. Adverts with one first_text are edits of it. premises_id is NULL where there are none."""
    parts = [
        {"part": part, "nth": nth, "said": said}
        for part, saying in wording().parts.items()
        for nth, said in enumerate(saying)
    ]
    world.put_words("advert_part", parts, {"part": "VARCHAR", "nth": "BIGINT", "said": "VARCHAR"})
    edits = [
        {"nth": nth, "was": was, "becomes": becomes} for nth, (was, becomes) in enumerate(wording().edits)
    ]
    world.put_words("advert_edit", edits, {"nth": "BIGINT", "was": "VARCHAR", "becomes": "VARCHAR"})
    world.make("advert_posted", _posted())
    world.make("advert", _written(world.dials.dirt))


def _posted() -> str:
    """When and under which phone. Premises mostly use one phone of their operator's, at times another."""
    chosen = settings().adverts
    return f"""
        WITH open AS (
            SELECT *, greatest(opened_on, DATE '{FROM}') AS since,
                   coalesce(closed_on, DATE '{TO}') - greatest(opened_on, DATE '{FROM}') + 1 AS days
            FROM premises
        ), own AS (
            SELECT premises_id, operator_id, city_id, area_id, premises_id * 1000 + nth AS number, since, days,
                   operator_id * 2 + pick('advert.voice', premises_id, 2) AS first_text
            FROM open CROSS JOIN range(40) AS posts(nth)
            WHERE nth <= floor(days * (0.5 + chance('advert.often', premises_id)) / {chosen.days_apart})
        ), phoned AS (
            SELECT own.*, phone FROM own JOIN operator_phone USING (operator_id)
            WHERE nth = pick('advert.phone', CASE WHEN chance('advert.same', number) < 0.75 THEN premises_id
                ELSE 1000000 + number END, phones)
        ), unrelated AS (
            SELECT city_id, area_id, premises_id * 1000 + 500 + nth AS number, since, days,
                   {UNRELATED} + premises_id AS first_text, {UNRELATED} + premises_id AS phone
            FROM open CROSS JOIN range({round(chosen.unrelated_each * 2)}) AS posts(nth)
            WHERE chance('advert.unrelated', premises_id) < {chosen.unrelated}
              AND nth <= pick('advert.unrelated_each', premises_id, {round(chosen.unrelated_each * 2 - 1)})
        ), posted AS (
            SELECT premises_id, operator_id, city_id, area_id, number, since, days, first_text, phone FROM phoned
            UNION ALL SELECT NULL, NULL, city_id, area_id, number, since, days, first_text, phone FROM unrelated
        )
        SELECT row_number() OVER (ORDER BY posted_on, number) - 1 AS advert_id, *,
               row_number() OVER (PARTITION BY first_text ORDER BY posted_on, number) = 1 AS first
        FROM (SELECT *, since + pick('advert.day', number, days)::INTEGER AS posted_on FROM posted)
        ORDER BY advert_id"""


def _written(dirt: float) -> str:
    """The first advert of each text says one part of each list; later ones are edited."""
    chosen, words = settings().adverts, wording()
    order = " ".join(f"WHEN '{part}' THEN {nth}" for nth, part in enumerate(words.parts))
    changed = f"NOT first AND chance('advert.one_part', advert_id) < {words.one_part}"
    return f"""
        WITH said AS (
            SELECT advert_id, string_agg(said, ', ' ORDER BY CASE part {order} END) AS plain
            FROM advert_posted CROSS JOIN (SELECT part, count(*) AS variants FROM advert_part GROUP BY part)
            JOIN advert_part USING (part)
            WHERE advert_part.nth = CASE
                WHEN {changed} AND pick('advert.which', advert_id, {len(words.parts)}) = CASE part {order} END
                THEN pick('advert.anew', advert_id, variants) ELSE pick('advert.' || part, first_text, variants) END
            GROUP BY advert_id
        ), edited AS (
            SELECT advert_id, CASE WHEN first OR chance('advert.untouched', advert_id) < {words.untouched} THEN plain
                ELSE replace(replace(plain, one.was, one.becomes), other.was, other.becomes) END || '.' AS edit
            FROM advert_posted JOIN said USING (advert_id)
            JOIN advert_edit AS one ON one.nth = pick('advert.edit', advert_id, {len(words.edits)})
            JOIN advert_edit AS other ON other.nth = pick('advert.other', advert_id, {len(words.edits)})
        )
        SELECT advert_id, premises_id, operator_id, posted.city_id, phone, first_text,
               CASE WHEN NOT first AND chance('advert.typed', advert_id) < {turned(words.typed_wrong, dirt)}
                    THEN mistyped('advert.typed', advert_id, edit) ELSE edit END
               || CASE WHEN chance('advert.in_text', first_text) < {chosen.phone_in_text}
                  THEN ' Tel ' || phone_digits(phone) ELSE '' END AS text,
               CASE WHEN chance('advert.placed', advert_id) < {chosen.place_missing} THEN NULL
                    WHEN chance('advert.where', first_text) < {chosen.place_is_city} THEN city.name
                    ELSE near.names[1 + pick('advert.near', first_text, len(near.names))] || ', ' || city.name
                    END AS place, posted_on
        FROM advert_posted AS posted JOIN edited USING (advert_id)
        JOIN city ON city.city_id = posted.city_id
        JOIN (SELECT area_id, list(name ORDER BY street_id) AS names FROM street GROUP BY area_id) AS near
            ON near.area_id = posted.area_id ORDER BY advert_id"""
