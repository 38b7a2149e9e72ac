"""Terms found in texts by joins on the places of words.

Words of the texts are numbered as they are read: what is passed over has no number, and words run together have one
each. The tables are made for some texts at a time, so that memory stays bounded however many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.coding.text.tables import MEANT, PATTERNS, SLOTS, UNLESS, WIDTHS
from groundview.evidence.coding.text.tokens import TEXTS

if TYPE_CHECKING:
    import duckdb

TEXTS_AT_ONCE = 100_000
PLACED, BEGUN, HIDDEN, MATCHED = (f"text_search_{name}" for name in ("placed", "begun", "hidden", "matched"))

PLACE = f"""
    WITH words AS (
        -- One row per word of the texts that may matter.
        SELECT text_id, position, number, width
        FROM (SELECT text_id, generate_subscripts(words, 1) AS position, unnest(words) AS word
              FROM {TEXTS} WHERE nth >= $begin AND nth < $end)
        JOIN {WIDTHS} USING (word)),
    numbered AS (
        SELECT text_id, number, (position + coalesce(sum(width - 1) OVER before, 0))::BIGINT AS place FROM words
        WINDOW before AS (
            PARTITION BY text_id ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))
    -- One row per place in a text and kind of place in a term that its word may stand in.
    SELECT text_id, place + part AS place, kind FROM numbered JOIN {MEANT} USING (number)"""

SINGLE = f"""
    -- One row per place at which a pattern of one word is.
    SELECT text_id, place AS first, pattern FROM {PLACED} JOIN {SLOTS} USING (kind) JOIN {PATTERNS} USING (pattern)
    WHERE n_places = 1"""

BEGIN = f"""
    WITH starts AS (
        -- One row per two kinds of places that a pattern begins with whose words follow one another.
        SELECT one.kind, two.kind AS next, pattern FROM {SLOTS} one JOIN {SLOTS} two USING (pattern)
        JOIN {PATTERNS} USING (pattern) WHERE one.nth = 0 AND two.nth = 1 AND follows = 'next'),
    firsts AS MATERIALIZED (SELECT * FROM {PLACED} SEMI JOIN starts USING (kind)),
    seconds AS MATERIALIZED (SELECT * FROM {PLACED} WHERE kind IN (SELECT next FROM starts)),
    pairs AS MATERIALIZED (
        -- One row per two words of a text that follow one another, and kinds of places that they may stand in.
        SELECT firsts.text_id, firsts.place, firsts.kind, seconds.kind AS next
        FROM firsts JOIN seconds ON seconds.text_id = firsts.text_id AND seconds.place = firsts.place + 1)
    -- One row per beginning, of two words, of such a pattern.
    SELECT text_id, place AS first, pattern FROM pairs JOIN starts USING (kind, next)"""

GO_ON = f"""
    -- One row per beginning that goes on with its next word.
    SELECT begun.* FROM {BEGUN} begun
    JOIN {SLOTS} slots ON slots.pattern = begun.pattern AND slots.nth = $place
    JOIN {PLACED} placed ON placed.text_id = begun.text_id AND placed.place = begun.first + $place
        AND placed.kind = slots.kind"""

ENDED = f"SELECT begun.* FROM {BEGUN} begun JOIN {PATTERNS} USING (pattern) WHERE n_places = $n_places"

HIDE = f"""
    -- One row per word of a text that counts for no term of a concept.
    SELECT DISTINCT text_id, concept, unnest(range(first, first + n_places)) AS place
    FROM {MATCHED} JOIN {PATTERNS} USING (pattern) WHERE used_to = 'hides'"""


def match(connection: duckdb.DuckDBPyConnection, into: str) -> int:
    """Makes the temporary table `into` (text_id, concept, term) of the texts and the tables of the lexicon, and gives
    its number of rows."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {into} (text_id BIGINT, concept VARCHAR, term VARCHAR)")
    size = _number(connection, f"SELECT count(*) FROM {TEXTS}")
    for begin in range(0, size, TEXTS_AT_ONCE):
        within = {"begin": begin, "end": begin + TEXTS_AT_ONCE}
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {PLACED} AS {PLACE}", within)
        _follow(connection)
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {HIDDEN} AS {HIDE}")
        connection.execute(f"INSERT INTO {into} {_found()}")
    for name in (PLACED, BEGUN, HIDDEN, MATCHED, TEXTS):
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
    return _number(connection, f"SELECT count(*) FROM {into}")


def _follow(connection: duckdb.DuckDBPyConnection) -> None:
    """Finds the patterns whose words follow one another, word by word."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {MATCHED} AS {SINGLE}")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {BEGUN} AS {BEGIN}")
    connection.execute(f"INSERT INTO {MATCHED} {ENDED}", {"n_places": 2})
    longest = _number(connection, f"SELECT coalesce(max(n_places), 0) FROM {PATTERNS} WHERE follows = 'next'")
    for place in range(2, longest):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {BEGUN} AS {GO_ON}", {"place": place})
        connection.execute(f"INSERT INTO {MATCHED} {ENDED}", {"n_places": place + 1})


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    return int(connection.execute(sql).fetchall()[0][0])


def _found() -> str:
    """SQL of what is found: one row per text and concept, with the first of its terms that is there."""
    return f"""
        WITH kinds AS (
            SELECT kind, count(*) AS n FROM {PLACED} GROUP BY kind),
        rarest AS (
            -- One row per pattern whose words lie near each other and may all be there: its rarest kind of place.
            SELECT pattern, arg_min(kind, n) AS kind
            FROM {SLOTS} JOIN {PATTERNS} USING (pattern) JOIN kinds USING (kind)
            WHERE follows = 'near' GROUP BY pattern, n_places HAVING count(*) = n_places),
        likely AS MATERIALIZED (
            SELECT DISTINCT text_id, pattern FROM {PLACED} JOIN rarest USING (kind)),
        near AS (
            -- One row per word that may count for such a pattern.
            SELECT likely.text_id, place, pattern, concept, 1 << slots.nth AS bit, (1 << n_places) - 1 AS whole, within,
                n_places
            FROM likely JOIN {SLOTS} slots USING (pattern) JOIN {PATTERNS} USING (pattern)
            JOIN {PLACED} placed ON placed.text_id = likely.text_id AND placed.kind = slots.kind),
        spans AS (
            -- One row per such word: which words of its pattern lie from it on within reach, and in how many places.
            SELECT text_id, pattern, whole, n_places,
                bit_or(bit) OVER reach AS bits, count(DISTINCT place) OVER reach AS n
            FROM near ANTI JOIN {HIDDEN} USING (text_id, concept, place)
            WINDOW reach AS (
                PARTITION BY text_id, pattern ORDER BY place RANGE BETWEEN CURRENT ROW AND within - 1 FOLLOWING)),
        followed AS (
            -- One row per pattern whose words follow one another somewhere, none of them hidden.
            SELECT text_id, pattern FROM {MATCHED} matched JOIN {PATTERNS} patterns USING (pattern)
            WHERE used_to = 'finds' AND NOT EXISTS (
                FROM {HIDDEN} hidden WHERE hidden.text_id = matched.text_id AND hidden.concept = patterns.concept
                AND hidden.place BETWEEN first AND first + n_places - 1)),
        found AS (
            SELECT text_id, concept, arg_min(term, pattern) AS term
            FROM (SELECT text_id, pattern FROM spans WHERE bits = whole AND n >= n_places UNION ALL FROM followed)
            JOIN {PATTERNS} USING (pattern) GROUP BY text_id, concept)
        -- One row per text and concept.
        SELECT text_id, concept, term FROM found
        WHERE NOT EXISTS (
            FROM {UNLESS} unless JOIN found others ON others.concept = unless.other
            WHERE unless.concept = found.concept AND others.text_id = found.text_id)
        ORDER BY text_id, concept"""
