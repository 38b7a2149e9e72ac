"""Texts whose truth is known: the synthetic world's own, clean, with mentions of concepts planted in some, then
mistyped.

What the world's own texts say is coded by hand (coded.yml); what is planted is in mentions.yml. Typing errors are made
by the world's own macro `mistyped`: a letter left out, doubled, swapped with the next or replaced, spaces too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import duckdb

from groundview.declare import Declaration, load_yaml
from groundview.synth.build import build, record_extract
from groundview.synth.dials import Dials, Size

HERE = Path(__file__).parent
Wording = Literal["known", "alike", "unseen", "unseen_alike"]
WORDINGS: tuple[Wording, ...] = ("known", "alike", "unseen", "unseen_alike")
CONTEXTS = HERE.parents[1] / "src" / "groundview" / "contexts"
LEXICONS = sorted(CONTEXTS.glob("*/lexicon.yml"))
OWN = {
    "std_offences": "mo_text",
    "std_intelligence": "text",
    "std_fraud_reports": "narrative",
    "std_partner_incidents": "suspect_description",
}


class Mentions(Declaration, frozen=True):
    """Ways of saying one concept, and of saying what looks alike: as mentions.yml explains."""

    concept: str
    known: tuple[str, ...]
    alike: tuple[str, ...]
    unseen: tuple[str, ...]
    unseen_alike: tuple[str, ...]


@dataclass(frozen=True)
class Typing:
    """How many errors are made: in the whole text, or inside the planted mention only (and none elsewhere)."""

    errors: int
    inside: bool = False


def mentions() -> tuple[Mentions, ...]:
    """Everything in mentions.yml."""
    return load_yaml(HERE / "mentions.yml", tuple[Mentions, ...])


def coded() -> dict[str, str]:
    """For each concept the pattern of the phrases that say it in the world's own texts."""
    given: dict[str, str] = load_yaml(HERE / "coded.yml", dict[str, str])
    return {concept: rf"(?i)\b({phrases})(\b|[^a-z])" for concept, phrases in given.items()}


def world(seed: int, size: Size = "city") -> duckdb.DuckDBPyConnection:
    """A connection with the table own(own_id, text): every text of a clean world, of four kinds."""
    connection = duckdb.connect()
    record_extract(build(Dials(seed=seed, size=size, dirt=0), connection))
    every = " UNION ALL ".join(f"SELECT {column} AS text FROM {table}" for table, column in OWN.items())
    connection.execute(f"""
        CREATE TABLE own AS SELECT row_number() OVER (ORDER BY text, dice('own', n)) - 1 AS own_id, text
        FROM (SELECT text, row_number() OVER (ORDER BY text) AS n FROM ({every}) WHERE text <> '')""")
    return connection


def plant(connection: duckdb.DuckDBPyConnection, of_each: int, typing: Typing) -> None:
    """Makes the table planted(text_id, text, concept, wording): the world's own texts (no concept), and for each
    concept and wording so many of them that do not say it by themselves, with a mention put before or after; then
    mistyped."""
    _put_mentions(connection)
    patterns = coded()
    acting = "|".join(pattern for concept, pattern in patterns.items() if concept.startswith("acting"))
    patterns |= {concept: acting for concept in patterns if concept.startswith("acting")}
    _cases = " ".join(
        f"WHEN '{concept}' THEN regexp_matches(text, $${pattern}$$)" for concept, pattern in patterns.items()
    )
    connection.execute(f"""
        CREATE OR REPLACE TABLE placed AS
        WITH wanted AS (
            SELECT concept, wording, says, n, 'plant' || concept || wording AS word FROM mention, range({of_each}) t(n)
            WHERE number = n % n_mentions),
        chosen AS (SELECT *, pick(word, n, (SELECT count(*) FROM own)) AS own_id FROM wanted)
        SELECT concept, wording, n, says, text AS host FROM chosen JOIN own USING (own_id)
        WHERE NOT (CASE concept {_cases} ELSE false END)""")
    inner = _mistyped("says", "inside", typing.errors if typing.inside else 0)
    outer = _mistyped("text", "whole", 0 if typing.inside else typing.errors)
    connection.execute(f"""
        CREATE OR REPLACE TABLE planted AS
        WITH every AS (
            SELECT NULL AS concept, 'own' AS wording, own_id AS id, text AS says, text AS host FROM own
            UNION ALL SELECT concept, wording, row_number() OVER (ORDER BY concept, wording, n) + 10000000, says, host
            FROM placed),
        spelt AS (
            SELECT concept, wording, id, CASE WHEN wording = 'own' THEN says
                WHEN id % 2 = 0 THEN rtrim(host, '.') || '. ' || {inner} || '.'
                ELSE {inner} || '. ' || host END AS text FROM every)
        SELECT id AS text_id, {outer} AS text, concept, wording FROM spelt ORDER BY id""")


def _put_mentions(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "CREATE OR REPLACE TABLE mention "
        "(concept VARCHAR, wording VARCHAR, number BIGINT, n_mentions BIGINT, says VARCHAR)"
    )
    for one in mentions():
        for wording in WORDINGS:
            given: Sequence[str] = getattr(one, wording)
            for number, says in enumerate(given):
                connection.execute(
                    "INSERT INTO mention VALUES (?, ?, ?, ?, ?)",
                    [one.concept, wording, number, len(given), says],
                )


def _mistyped(column: str, word: str, errors: int) -> str:
    """SQL of a text with so many errors, one after another."""
    typed = column
    for number in range(errors):
        typed = f"mistyped('{word}{number}', id, {typed})"
    return typed
