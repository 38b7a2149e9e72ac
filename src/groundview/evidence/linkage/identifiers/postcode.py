"""British postcodes: outward and inward part with a space between, "UX1 3NY".

Where only a digit or only a letter may stand, what looks like the other is put right: O for 0, I for 1. Which
letters stand where: BS 7666. Whether a postcode is in use is not asked, so that invented areas pass.
"""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import once

OUTWARD = (
    "[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]|[A-HK-Y][0-9][0-9]|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])"
)
INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}"
DIGITS_FOR = ("OILSZB", "011528")
LETTERS_FOR = ("528", "SZB")
FIRST_FOR = ("0158", "OISB")
SECOND_FOR = ("015", "OLS")
OUTWARD_DIGITS_FOR = ("OIL", "011")


def postcode(sql: str) -> str:
    """SQL of a postcode; NULL where the text is not one."""
    plain = f"upper(translate({sql}, ' .-' || chr(160), ''))"
    repaired = once(_repaired("plain"), "mended", _spaced("mended"))
    return once(plain, "plain", f"coalesce({_spaced('plain')}, {repaired})")


def _spaced(text: str) -> str:
    return (
        f"CASE WHEN regexp_full_match({text}, '{OUTWARD}{INWARD}') "
        f"THEN substr({text}, 1, strlen({text}) - 3) || ' ' || right({text}, 3) END"
    )


def _repaired(text: str) -> str:
    """The text with each place made a letter or a digit as its place asks; only lengths of five to seven are."""
    inward = f"{_put(f'substr({text}, -3, 1)', DIGITS_FOR)} || {_put(f'right({text}, 2)', LETTERS_FOR)}"
    first = _put(f"substr({text}, 1, 1)", FIRST_FOR)
    second = f"CASE length({text}) WHEN 5 THEN {_put(f'substr({text}, 2, 1)', OUTWARD_DIGITS_FOR)} "
    second += f"WHEN 7 THEN {_put(f'substr({text}, 2, 1)', SECOND_FOR)} ELSE substr({text}, 2, 1) END"
    last = _put(f"substr({text}, 3, length({text}) - 5)", OUTWARD_DIGITS_FOR)
    whole = f"{first} || ({second}) || {last} || {inward}"
    return f"CASE WHEN length({text}) BETWEEN 5 AND 7 THEN {whole} END"


def _put(text: str, pairs: tuple[str, str]) -> str:
    return f"translate({text}, '{pairs[0]}', '{pairs[1]}')"
