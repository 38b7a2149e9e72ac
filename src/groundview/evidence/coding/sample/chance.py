"""Chance that is the same on every machine: a number for each case, whatever else is in the tables."""

from __future__ import annotations

CHANCE = "md5(concat_ws(chr(31), {key}, $seed, '{purpose}'))"


def chance(purpose: str, key: str = "case_key") -> str:
    """SQL of a case's own random number for one purpose, of its key and `$seed`: those of two purposes have nothing to
    do with each other."""
    return CHANCE.format(key=key, purpose=purpose)


def between_0_and_1(purpose: str, key: str = "case_key") -> str:
    """SQL of the same as a number from 0 to below 1."""
    return f"(('0x' || left({chance(purpose, key)}, 13))::BIGINT / {2**52}.0)"
