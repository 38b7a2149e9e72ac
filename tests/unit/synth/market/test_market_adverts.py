"""Adverts are near-duplicates under shared phones, and their wording is plain."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

import groundview.synth
from groundview.synth.world import World

SYNTH = Path(groundview.synth.__file__).parent
BANNED = re.compile(
    r"£|\b(sex\w*|erotic|naked|body|bodies|massage|escort|girls?|boys?|lad(y|ies)|wom[ae]n|m[ae]n|slim|young|teens?"
    r"|blonde|brunette|exotic|oriental|asian|european|latin\w*|african|services?|full|kiss\w*|touch\w*|hot|fantas\w+"
    r"|pleasure\w*|intimate|prices?|rates?|cash|pounds?|gbp|an hour|per hour|half hour)\b",
    re.IGNORECASE,
)
"""Nothing of persons, bodies, acts or prices stands in an advert."""


def texts(world: World) -> list[tuple[int, str, int]]:
    return world.db.execute(
        "SELECT first_text, text, phone FROM advert ORDER BY first_text, advert_id"
    ).fetchall()


def test_no_advert_says_more_than_a_place_and_hours(many_premises: World) -> None:
    assert [text for _, text, _ in texts(many_premises) if BANNED.search(text)] == []


def test_nor_do_the_words_they_are_made_of() -> None:
    words = (
        (SYNTH / "market" / "adverts.yml")
        .read_text(encoding="utf-8")
        .split("parts:")[1]
        .split("untouched")[0]
    )
    assert BANNED.findall(words) == []


@pytest.mark.parametrize("text", ["Full service", "hot", "£50", "new girl in town"])
def test_the_pattern_finds_what_it_should(text: str) -> None:
    assert BANNED.search(text)


def test_later_adverts_are_small_edits_of_the_first(many_premises: World) -> None:
    first: dict[int, str] = {}
    alike, same = [], 0
    for number, text, _ in texts(many_premises)[:600]:
        if number in first:
            alike.append(SequenceMatcher(None, first[number], text).ratio())
            same += first[number] == text
        first.setdefault(number, text)
    assert sum(ratio > 0.75 for ratio in alike) / len(alike) > 0.9
    assert 0.1 < same / len(alike) < 0.6


def test_near_duplicates_share_phones(many_premises: World) -> None:
    """One first text is written under the phones of one operator, three at most, and mostly under one."""
    rows = many_premises.db.execute(
        "SELECT count(*), count(DISTINCT phone), max(operator_id) FROM advert GROUP BY first_text HAVING count(*) >= 4"
    ).fetchall()
    phones = [row[1] for row in rows]
    assert max(phones) <= 3
    assert sum(one <= 2 for one in phones) / len(phones) > 0.7


def test_one_phone_is_over_several_premises_and_premises_have_several(many_premises: World) -> None:
    over, of = many_premises.db.execute(
        """SELECT (SELECT max(n) FROM (SELECT count(DISTINCT premises_id) AS n FROM advert GROUP BY phone)),
                  (SELECT max(n) FROM (SELECT count(DISTINCT phone) AS n FROM advert
                                       WHERE premises_id IS NOT NULL GROUP BY premises_id))"""
    ).fetchall()[0]
    assert over >= 4
    assert of >= 2


def test_some_adverts_are_of_no_premises(many_premises: World) -> None:
    shared = """SELECT count(*) FROM advert AS own JOIN advert AS other USING (phone)
                WHERE own.premises_id IS NULL AND other.premises_id IS NOT NULL"""
    assert many_premises.db.execute(shared).fetchall() == [(0,)]
    unrelated = many_premises.db.execute(
        "SELECT count(*) - count(premises_id), count(*) FROM advert"
    ).fetchall()[0]
    assert 0.1 < unrelated[0] / unrelated[1] < 0.5


def test_some_operators_advertise_under_a_phone_of_their_own(many_premises: World) -> None:
    own = """SELECT count(DISTINCT operator_id) FROM operator_phone JOIN premises USING (operator_id)
             JOIN market_acting ON case_id = premises_id JOIN person USING (person_id) WHERE phone = phone_id"""
    found = many_premises.db.execute(own).fetchall()[0][0]
    assert 0.1 < found / many_premises.count("operator") < 0.45


def test_identifiers_are_of_ranges_that_nobody_has(many_premises: World) -> None:
    rows = many_premises.db.execute("SELECT identifier_type, identifier FROM identifiers_market").fetchall()
    assert {kind for kind, _ in rows} == {"phone", "website"}
    assert all(re.fullmatch(r"0710\d{7}", word) for kind, word in rows if kind == "phone")
    assert all(word.endswith(".example") for kind, word in rows if kind == "website")
