"""Bands of age, of times and of days, and the words in which residents are counted by age and sex."""

from __future__ import annotations

from collections.abc import Mapping

AGES: Mapping[str, int] = {
    "0_to_9": 0,
    "10_to_14": 10,
    "15_to_19": 15,
    "20_to_24": 20,
    "25_to_34": 25,
    "35_to_44": 35,
    "45_to_54": 45,
    "55_to_64": 55,
    "65_to_74": 65,
    "75_or_more": 75,
}
"""Bands of age by their least: those of the census lie within them."""
CHILDREN = ("10_to_14", "15_to_19")
"""The bands of young people, as narrow as five-year bands of residents allow."""
DAYS: Mapping[str, int] = {
    "0": 0,
    "1_to_6": 1,
    "7_to_27": 7,
    "28_to_90": 28,
    "91_to_181": 91,
    "182_to_364": 182,
    "365_or_more": 365,
}
"""Bands of days since the victimisation before: a week, four weeks, a quarter, a half-year, a year. Two on one day are
often one event recorded twice, and stand apart."""
TIMES: Mapping[str, int] = {"1": 1, "2": 2, "3": 3, "4_or_more": 4}
NOT_KNOWN = "not known"


def band(column: str, bands: Mapping[str, int]) -> str:
    """SQL of the band of a number; NULL below the first, and of NULL."""
    fits = " ".join(
        f"WHEN {column} >= {least} THEN '{name}'" for name, least in reversed(list(bands.items()))
    )
    return f"CASE {fits} END"


def last_of(bands: Mapping[str, int], name: str) -> int | None:
    """The greatest number of a band; None of the last, which is open."""
    later = [least for least in bands.values() if least > bands[name]]
    return min(later) - 1 if later else None
