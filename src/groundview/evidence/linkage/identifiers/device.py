"""Devices: an IMEI in fifteen digits where it is one, a network card's address, else a serial number as it stands.

Fourteen digits lack the check digit; sixteen have the software's version in its place: both become the fifteen. A
number of fifteen with a wrong check digit is none (3GPP TS 23.003, annex B).
"""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import found, once

WORDS = r"\b(IMEI|IMEISV|MAC|SERIAL|NUMBER|NUM|NO|SN|S/N)\b|[\s:.,;/_-]"
IMEI = "^([0-9]{14,16})$"
CARD = "^([0-9A-F]{12})$"
SERIAL = "^([A-Z0-9]*(?:[A-Z][A-Z0-9]*[0-9]|[0-9][A-Z0-9]*[A-Z])[A-Z0-9]*)$"
SHORTEST = 8
"""Of a serial number: shorter ones are the models of phones."""


def device(sql: str) -> str:
    """SQL of a device's number; NULL where the text is not one."""
    plain = f"regexp_replace(upper({sql}), '{WORDS}', '', 'g')"
    serial = f"CASE WHEN strlen(plain) >= {SHORTEST} THEN {found('plain', SERIAL)} END"
    return once(plain, "plain", f"coalesce({_imei()}, {found('plain', CARD)}, {serial})")


def _imei() -> str:
    full = "substr(digits, 1, 14) || checked"
    right = f"CASE WHEN strlen(digits) <> 15 OR right(digits, 1) = checked THEN {full} END"
    return once(found("plain", IMEI), "digits", once(_check_digit("digits"), "checked", right))


def _check_digit(digits: str) -> str:
    """Luhn's: every second of the fourteen digits is doubled, and the digits of all are added up."""
    digit = f"CAST(substr({digits}, place, 1) AS INTEGER)"
    doubled = f"CASE WHEN place % 2 = 0 THEN ({digit} * 2) % 10 + ({digit} * 2) // 10 ELSE {digit} END"
    summed = f"list_sum(list_transform(range(1, 15), lambda place: {doubled}))"
    return f"CASE WHEN {digits} IS NOT NULL THEN CAST((10 - {summed} % 10) % 10 AS VARCHAR) END"
