"""Texts as words: small letters, no accents, and everything that is neither a letter nor a digit apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

WORD = "[0-9]+|[a-z]+[0-9]*"
"""A word: digits, or letters and the digits right after them, so that 2X is two words and IC1 is one."""

END = "[.!?][ \\t\\r\\n]"
"""The end of a sentence, where another begins. It stands among the words of a text as a sign of its own."""

TEXTS = "text_search_texts"
SIGNS = f"regexp_extract_all(lower(strip_accents(replace(text, chr(0), ' '))), '{WORD}|{END}')"


def words_of(text: str) -> list[str]:
    """The words of a text, as the database has them too. Letters of other alphabets are in no word."""
    return re.findall(WORD, (text if text.isascii() else _bare(text)).lower())


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if unicodedata.category(sign)[0] != "M")


def put_texts(connection: duckdb.DuckDBPyConnection, texts: str) -> None:
    """Makes the temporary table of texts as lists of words and ends of sentences; missing texts are not in it."""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE {TEXTS} AS
        -- One row per text, numbered, since the database's own row numbers begin anywhere inside a transaction.
        SELECT row_number() OVER () - 1 AS nth, text_id, {SIGNS} AS words FROM ({texts}) WHERE text IS NOT NULL"""
    )


def counted_words(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How often each word, and each end of a sentence, stands in the texts."""
    rows = connection.execute(
        f"SELECT word, count(*) FROM (SELECT unnest(words) AS word FROM {TEXTS}) GROUP BY word"
    ).fetchall()
    return dict(rows)
