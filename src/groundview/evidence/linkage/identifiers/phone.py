"""Phone numbers as E.164 writes them: +447700900123.

British numbers of the usual shapes are settled here, in SQL: with 0, +44, 0044 or, as spreadsheets leave them, with
nothing before them. What is not settled gives NULL and is left to `phone_rest`.
"""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import found, once

BRITISH = r"^(?:\+44|0044|44|0)?0?(1[1-9][0-9]{8}|2[03489][0-9]{8}|3[0347][0-9]{8}|7[1-9][0-9]{8})$"
"""Areas, 03 and mobiles of ten digits (Ofcom, National Telephone Numbering Plan); areas of nine are for the rest."""


def phone(sql: str) -> str:
    """SQL of a British phone number in E.164, NULL where the text is not one of the usual shapes."""
    return f"'+44' || {found(bare(sql), BRITISH)}"


def bare(sql: str) -> str:
    """SQL of a phone number without what people put between digits."""
    return f"translate(replace({sql}, '(0)', ''), ' ()-./' || chr(160), '')"


def settled(sql: str, rest: str) -> str:
    """SQL of a phone number: by its shape, else from `rest`, a column of the table of `phone_rest`."""
    return once(phone(sql), "usual", f"coalesce(usual, {rest})")
