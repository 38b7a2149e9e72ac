"""The columns that are compared, made of cleaned records: names with their forms, dates of birth with their parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.linkage.model.names import name_forms, never_alone, particles
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

PEOPLE = "people"
"""The table that is made."""
MACROS = (
    "words_meet(these, those) AS list_has_any(string_split(these, ' '), string_split(those, ' '))",
    "has_word(words, word) AS contains(' ' || words || ' ', ' ' || word || ' ')",
)
"""What the comparisons ask of texts that are words with spaces between."""


def make_columns(connection: duckdb.DuckDBPyConnection, records: str) -> None:
    """Makes `people` of the relation `records`, which has `id` and the columns of a cleaned record: one row per
    record with what is compared of it. Every word of a name is looked up once, not once a record."""
    words, roots = zip(*name_forms(), strict=True)
    put_table(
        connection, "name_forms", {"word": words, "root": roots}, {"word": "VARCHAR", "root": "VARCHAR"}
    )
    for macro in MACROS:
        connection.execute(f"CREATE OR REPLACE TEMP MACRO {macro}")
    connection.execute(_written(records))
    connection.execute(_words())
    connection.execute(_people())


def _written(records: str) -> str:
    """One row per record; AL MASRI and ALMASRI are one word too."""
    lost = ", ".join(f"'{word}'" for word in never_alone())
    given = "list_distinct(string_split(concat_ws(' ', forename, middle_names), ' '))"
    return f"""
        CREATE OR REPLACE TEMP TABLE written AS
        SELECT id, sex, phone, email, postcode, address, born_on, born_how,
            replace(forename, ' ', '') AS forename, replace(surname, ' ', '') AS surname,
            replace(middle_names, ' ', '') AS middle,
            list_filter({given}, lambda word: length(word) > 1) AS given,
            CASE WHEN surname IS NOT NULL THEN
                list_filter(string_split(surname, ' '), lambda word: length(word) > 1) END AS surname_words
        FROM (SELECT * REPLACE (CASE WHEN surname NOT IN ({lost}) THEN surname END AS surname) FROM {records})"""


def _words() -> str:
    """One row per word of a name, with all it may stand for."""
    return """
        CREATE OR REPLACE TEMP TABLE words AS
        WITH word AS (
            SELECT unnest(given) AS word FROM written UNION SELECT unnest(surname_words) FROM written
            UNION SELECT forename FROM written UNION SELECT surname FROM written)
        SELECT word, coalesce(list(root ORDER BY root) FILTER (root IS NOT NULL), [word]) AS roots
        FROM word LEFT JOIN name_forms USING (word) WHERE word IS NOT NULL GROUP BY word"""


def _people() -> str:
    """One row per record with the columns that are compared. Lists of words are one text each: a pair of texts is
    carried about ten times as fast as a pair of lists, and split only where their bits meet."""
    listed = ", ".join(f"'{word}'" for word in particles())
    return f"""
        CREATE OR REPLACE TEMP TABLE {PEOPLE} AS
        WITH parts AS (
            -- One row per record and part of its surname.
            SELECT id, unnest(surname_words) AS word FROM written WHERE len(surname_words) > 1
        ), part_roots AS (
            SELECT id, list_sort(list_distinct(flatten(list(roots)))) AS roots
            FROM parts JOIN words USING (word) WHERE word NOT IN ({listed}) GROUP BY id
        ), rooted AS (
            SELECT written.*, first.roots AS forename_list, last.roots[1] AS surname_root,
                CASE WHEN part_roots.roots IS NULL THEN last.roots
                    ELSE list_distinct(last.roots || part_roots.roots) END AS surname_list
            FROM written LEFT JOIN words first ON first.word = forename LEFT JOIN words last ON last.word = surname
            LEFT JOIN part_roots USING (id)
        )
        SELECT id, forename, surname, middle, {_text("given")} AS given, {_text("surname_words")} AS surname_words,
            {_text("forename_list")} AS forename_roots, {_text("surname_list")} AS surname_roots,
            forename_list[1] AS forename_root, surname_root, forename_root || ' ' || surname_root AS full_root,
            least(forename_root, surname_root) || ' ' || greatest(forename_root, surname_root) AS name_root,
            {_bits("forename_list")} AS forename_bits, {_bits("written_given")} AS given_bits,
            {_bits("surname_words || surname_list")} AS surname_bits,
            CASE WHEN born_how = 'day' THEN born_on END AS born,
            CASE WHEN born_how IN ('day', 'year') THEN year(born_on) END AS born_year,
            CASE WHEN born_how = 'day' AND day(born_on) <= 12
                THEN make_date(year(born_on), day(born_on), month(born_on)) END AS born_turned,
            sex, phone, email, regexp_replace(email, '[^0-9]', '', 'g') AS email_number, postcode, address,
            address || ' ' || postcode AS home
        FROM (SELECT *, given AS written_given FROM rooted)"""


def _text(words: str) -> str:
    return f"array_to_string({words}, ' ')"


def _bits(words: str) -> str:
    """SQL of a number with one bit for each word of a list: lists without a bit in common have no word in common."""
    return f"list_bit_or(list_transform({words}, lambda word: 1::BIGINT << (hash(word) % 62)::INTEGER))"
