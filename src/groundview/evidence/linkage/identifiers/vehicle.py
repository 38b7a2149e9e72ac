"""Vehicle registration marks, in capitals and without spaces; chassis numbers too.

Marks of today's shape (two letters, two digits, three letters; since September 2001) have letters and digits in
fixed places, so O for 0 and I for 1 are put right there. Shapes: DVLA, INF104.
"""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import once

TODAY = "[A-Z]{2}[0-9]{2}[A-Z]{3}"
SHAPES = (
    TODAY,
    "[A-Z][0-9]{1,3}[A-Z]{3}",  # 1983 to 2001
    "[A-Z]{3}[0-9]{1,3}[A-Z]",  # 1963 to 1983
    "[0-9]{1,4}[A-Z]{1,3}",  # before, and cherished
    "[A-Z]{1,3}[0-9]{1,4}",  # before, cherished, and Northern Ireland
    "[0-9]{3}[DX][0-9]{3}",  # diplomatic
    "[A-HJ-NPR-Z0-9]{13}[0-9]{4}",  # chassis number, ISO 3779
)


def vehicle(sql: str) -> str:
    """SQL of a registration mark or chassis number; NULL where the text is neither."""
    plain = f"upper(translate({sql}, ' .-' || chr(160), ''))"
    mended = f"{_letters('substr(plain, 1, 2)')} || {_digits('substr(plain, 3, 2)')} || {_letters('substr(plain, 5)')}"
    today = f"CASE WHEN length(plain) = 7 AND regexp_full_match({mended}, '{TODAY}') THEN {mended} END"
    usual = f"CASE WHEN regexp_full_match(plain, '{'|'.join(SHAPES)}') THEN plain END"
    return once(plain, "plain", f"coalesce({usual}, {today})")


def _letters(text: str) -> str:
    return f"translate({text}, '01', 'OI')"


def _digits(text: str) -> str:
    return f"translate({text}, 'OIL', '011')"
