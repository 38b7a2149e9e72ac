"""Phone numbers of unusual shapes, read by the library `phonenumbers`, which knows the plans of all countries.

It takes some 30 microseconds a number, so it is asked only for the distinct texts that `phone` has not settled.
A number counts if its length is possible in its country: lists of areas in use are out of date somewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundview.evidence.linkage.identifiers.phone import phone
from groundview.evidence.records.arrays import put_table

if TYPE_CHECKING:
    import duckdb

READ = "phones_read"
HOME = "GB"
"""The country in which a number without a country code is."""
SHORTEST = 7
"""Digits after the country code: shorter ones are dialled within a place, are services, or lack some."""


def read_rest(connection: duckdb.DuckDBPyConnection, texts: str) -> str:
    """Makes the temporary table `phones_read` (written, phone) of the texts of a query with one column that `phone`
    gives NULL for and that are numbers all the same; gives its name."""
    unread = _unread(connection, texts)
    read = [(text, number) for text in unread if (number := _read(text))]
    columns = {"written": [text for text, _ in read], "phone": [number for _, number in read]}
    put_table(connection, READ, columns, dict.fromkeys(columns, "VARCHAR"))
    return READ


def _unread(connection: duckdb.DuckDBPyConnection, texts: str) -> list[str]:
    rows = connection.execute(
        f"""
        -- One row per text that no usual shape settles.
        SELECT DISTINCT written FROM ({texts}) AS given(written)
        WHERE written IS NOT NULL AND {phone("written")} IS NULL ORDER BY written"""
    )
    return [str(text) for (text,) in rows.fetchall()]


def _read(text: str) -> str | None:
    import phonenumbers

    # A letter among the digits is a slip of the keyboard here, not a word to dial.
    if any(letter.isalpha() for letter in text.lower().removeprefix("tel").removeprefix("phone")):
        return None
    try:
        number = phonenumbers.parse(text, HOME)
    except phonenumbers.NumberParseException:
        return None
    digits = phonenumbers.national_significant_number(number)
    if len(digits) < SHORTEST or len(set(digits)) == 1:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
