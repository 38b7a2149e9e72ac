"""How much of what is planted is found, and how much of what is found is so, concept by concept."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
from planted import LEXICONS, coded, mentions

from groundview.evidence.coding.text.lexicon import Lexicon, read_lexicon
from groundview.evidence.coding.text.search import search


@dataclass(frozen=True)
class Measured:
    """Of one concept, the shares found: of mentions known and unseen, of the world's own texts that say it (NaN where
    none does), of what looks alike, known and unseen; and, of what is found in own texts and with known mentions, the
    share that is so."""

    concept: str
    known: float
    unseen: float
    own: float
    alike: float
    unseen_alike: float
    precision: float


def lexicon() -> Lexicon:
    """Every context together."""
    return read_lexicon(*LEXICONS)


def measure(connection: duckdb.DuckDBPyConnection, words: Lexicon) -> list[Measured]:
    """Searches the table `planted` and compares with its truth."""
    search(connection, "SELECT text_id, text FROM planted", words, "found")
    return [_of(connection, one.concept, coded().get(one.concept, "")) for one in mentions()]


def _of(connection: duckdb.DuckDBPyConnection, concept: str, phrases: str) -> Measured:
    rows = connection.execute(
        """
        WITH every AS (
            SELECT wording, coalesce(planted.concept = $concept AND wording IN ('known', 'unseen'), false)
                    OR ($phrases <> '' AND wording = 'own' AND regexp_matches(own.text, $phrases)) AS so,
                found.text_id IS NOT NULL AS found
            FROM planted LEFT JOIN own ON own_id = planted.text_id
            LEFT JOIN found ON found.text_id = planted.text_id AND found.concept = $concept
            WHERE planted.concept = $concept OR wording = 'own')
        SELECT avg(found::INT) FILTER (wording = 'known'), avg(found::INT) FILTER (wording = 'unseen'),
            avg(found::INT) FILTER (wording = 'own' AND so), avg(found::INT) FILTER (wording = 'alike'),
            avg(found::INT) FILTER (wording = 'unseen_alike'),
            avg(so::INT) FILTER (found AND wording IN ('own', 'known')) FROM every""",
        {"concept": concept, "phrases": phrases},
    ).fetchall()
    return Measured(concept, *(float("nan") if value is None else value for value in rows[0]))
