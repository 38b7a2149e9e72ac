"""Which pairs are compared: those that share a key, each key short enough that the pairs stay in step with the
records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from groundview.evidence.linkage.model.columns import PEOPLE

if TYPE_CHECKING:
    import duckdb

PAIRS = "pairs_to_compare"
"""The table that is made: join_key_l, join_key_r, match_key, as Splink wants it."""
KEYS = {
    "phone": ("phone", ""),
    "email": ("email", ""),
    "born and a name": ("(born, sound)", "JOIN sounds USING (id)"),
    "born and home": ("(born, postcode)", ""),
    "home and a name": ("(address, sound)", "JOIN sounds USING (id)"),
    "postcode and a name": ("(postcode, sound)", "JOIN sounds USING (id)"),
    "names and year": ("(one, two, born_year)", "JOIN two_sounds USING (id)"),
    "names and day": ("(one, two, month(born), day(born))", "JOIN two_sounds USING (id)"),
    "names": ("name_root", ""),
}
"""Rules: SQL of what is shared, and what must be joined to have it."""
LOOSE = {
    "names as they sound": ("(one, two)", "JOIN two_sounds USING (id)"),
    "born": ("born", ""),
    "month of birth and an initial": ("(born_year, month(born), left(sound, 1))", "JOIN sounds USING (id)"),
    "how the email begins": ("left(email, 5)", ""),
}
"""Rules that find what is typed badly, for as long as few records share a key: of more, they are not asked."""
FEW = 8
"""Records that may share a key of a loose rule."""
MOST = 30
"""Records under one key that are compared with each other; of more, each is compared with those of its own and of
the next so many in the order of their names, so that the pairs stay in step with the records."""
MOST_NAMES = 8
"""As many under a key of names alone: of those who have nothing but a frequent name in common, none is ever joined."""
WEAK = {
    "born_year": "born_year",
    "area": "left(postcode, 2) AS area",
    "sex": "sex",
}
"""What must not differ, where both say it, between two who share nothing but names or the key of a loose rule. In the
synthetic city that passes over half of those pairs, and of the true ones that they find one in fifty. A slip in
the year of birth is left to the rule of names and day."""
COLUMNS = ("phone", "email", "born", "born_year", "postcode", "address", "sound", "one", "two", "name_root")
ORDER = "forename, surname, born, phone, id"


def make_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes `pairs_to_compare` of the tables `people` and `words`: one row per pair."""
    connection.execute(_sounds())
    connection.execute(_two_sounds())
    connection.execute(_keys())
    connection.execute(_pairs())


def sound(word: str) -> str:
    """SQL of a word as it sounds, roughly, in any of many languages: few consonants, no vowels but the first."""
    text = word
    for written, heard in (
        ("PH", "F"),
        ("CZ", "C"),
        ("SZ", "S"),
        ("CK", "K"),
        ("GH", "G"),
        ("KH", "K"),
        ("DZ", "Z"),
    ):
        text = f"replace({text}, '{written}', '{heard}')"
    text = f"translate({text}, 'QCZWEIOUYJH', 'KKSVAAAAAA')"
    text = f"left({text}, 1) || translate(substr({text}, 2), 'A', '')"
    for letter in "BDFGKLMNPRSTVX":
        text = f"replace({text}, '{letter}{letter}', '{letter}')"
    return f"left({text}, 4)"


def _sounds() -> str:
    """One row per record and sound of its forename, its surname or a part of that."""
    return f"""
        CREATE OR REPLACE TEMP TABLE sounds AS
        WITH heard AS (
            SELECT word, unnest(list_distinct(list_transform(roots, lambda root: {sound("root")}))) AS sound
            FROM words)
        SELECT id, sound, bool_or(of_forename) AS of_forename, bool_or(NOT of_forename) AS of_surname
        FROM (SELECT id, forename AS word, true AS of_forename FROM {PEOPLE}
            UNION ALL SELECT id, split_part(given, ' ', 1), true FROM {PEOPLE}
            UNION ALL SELECT id, surname, false FROM {PEOPLE}
            UNION ALL SELECT id, unnest(string_split(surname_words, ' ')), false FROM {PEOPLE}
            WHERE contains(surname_words, ' '))
        JOIN heard USING (word) GROUP BY id, sound"""


def _two_sounds() -> str:
    """One row per record and two sounds of its name, one of the forename and one of the surname, in their order."""
    return """
        CREATE OR REPLACE TEMP TABLE two_sounds AS
        SELECT DISTINCT one.id, least(one.sound, two.sound) AS one, greatest(one.sound, two.sound) AS two
        FROM sounds one JOIN sounds two ON one.id = two.id AND one.of_forename AND two.of_surname"""


def _keys() -> str:
    """One row per record and key that it shares with others, but with not too many."""
    found = " UNION ALL ".join(
        f"SELECT id, {rule} AS rule, hash({rule}, {key}) AS key FROM {PEOPLE} {join} WHERE {_known(key)}"
        for rule, (key, join) in enumerate((KEYS | LOOSE).values())
    )
    return f"""
        CREATE OR REPLACE TEMP TABLE keys AS
        WITH found AS MATERIALIZED ({found}),
        shared AS (
            SELECT key, count(*) AS n, max(CASE rule WHEN {_names()} THEN {MOST_NAMES} ELSE {MOST} END) AS most
            FROM found GROUP BY key HAVING n > 1 AND (min(rule) < {len(KEYS)} OR n <= {FEW})),
        placed AS (
            SELECT id, {", ".join(WEAK.values())}, row_number() OVER (ORDER BY {ORDER}) AS place FROM {PEOPLE}),
        kept AS MATERIALIZED (
            SELECT id, rule, key, {", ".join(WEAK)}, place, n, most
            FROM found JOIN shared USING (key) JOIN placed USING (id))
        SELECT * EXCLUDE (place, n, most), 0 AS part FROM kept WHERE n <= most
        UNION ALL SELECT * EXCLUDE (place, n, most),
            (row_number() OVER (PARTITION BY key ORDER BY place) - 1) // most FROM kept WHERE n > most"""


def _names() -> int:
    return list(KEYS).index("names")


def _known(key: str) -> str:
    return " AND ".join(f"{column} IS NOT NULL" for column in COLUMNS if re.search(rf"\b{column}\b", key))


def _pairs() -> str:
    """One row per pair; match_key is the first rule that found it."""
    alike = " AND ".join(f"coalesce(one.{weak} = two.{weak}, true)" for weak in WEAK)
    may = f"(one.rule < {_names()} OR {alike})"
    return f"""
        CREATE OR REPLACE TEMP TABLE {PAIRS} AS
        WITH met AS (
            SELECT one.id AS one, two.id AS two, one.rule FROM keys one
            JOIN keys two ON one.key = two.key AND one.part = two.part AND one.id < two.id
            WHERE {may}
            UNION ALL
            SELECT one.id, two.id, one.rule FROM keys one
            JOIN keys two ON one.key = two.key AND one.part + 1 = two.part
            WHERE {may})
        SELECT least(one, two) AS join_key_l, greatest(one, two) AS join_key_r, min(rule)::VARCHAR AS match_key
        FROM met WHERE one <> two GROUP BY ALL"""
