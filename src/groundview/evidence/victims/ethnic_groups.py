"""Ethnic groups in the words of the census: what a person gave, and what an officer saw, which are never mixed."""

from __future__ import annotations

GROUPS = (
    ("not known", r"^$|not stated|not known|unknown|refused|declined|prefer not|^ns$|^z[0-9]$|^n[0-9]?$"),
    ("mixed", r"mixed|white (and|&)|^m[0-9]$"),
    ("white", r"white|^british$|english|welsh|scottish|irish|gypsy|traveller|^roma$|^w[0-9]$"),
    ("asian", r"asian|indian|pakistani|bangladeshi|chinese|^a[0-9]$|^o1$"),
    ("black", r"black|african|caribbean|^b[0-9]$"),
)
"""The five groups of the 2021 census of England and Wales, by words and by the police's 16+1 codes; the first that fits
counts, and what fits none is `other`. The census counts Chinese (16+1: O1) as Asian."""
SEEN = {
    "1": "white north european",
    "2": "white south european",
    "3": "black",
    "4": "asian",
    "5": "east asian",
    "6": "arab",
}
"""The police's identity codes; 0, 7 and 9 say that it is not known."""


def as_given(column: str) -> str:
    """SQL of the census group of a column; NULL where it says nothing."""
    word = f"lower(trim({column}))"
    fits = " ".join(
        f"WHEN regexp_matches({word}, '{pattern}') THEN {_or_null(group)}" for group, pattern in GROUPS
    )
    return f"CASE WHEN {column} IS NULL THEN NULL {fits} ELSE 'other' END"


def as_seen(column: str) -> str:
    """SQL of what an officer saw, by its identity code; NULL where there is none that says anything."""
    code = f"regexp_extract(upper({column}), '^(?:IC)? ?([0-9])', 1)"
    fits = " ".join(f"WHEN '{digit}' THEN '{group}'" for digit, group in SEEN.items())
    return f"CASE {code} {fits} END"


def _or_null(group: str) -> str:
    return "NULL" if group == "not known" else f"'{group}'"
