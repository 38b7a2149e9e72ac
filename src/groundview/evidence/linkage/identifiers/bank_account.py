"""Bank accounts: sort code and account number, "12-34-56 12345678"; accounts abroad as their IBAN.

A British IBAN holds both, so it is written as they are.
"""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import found, once

WORDS = r"\b(SORT|CODE|S/C|SC|ACCOUNT|ACCT|ACC|A/C|AC|NUMBER|NUM|NO|AND)\b|[\s:.,;/_-]"
BRITISH = "^(?:GB[0-9]{2}[A-Z]{4})?([0-9]{14})$"
ABROAD = "^([A-Z]{2}[0-9]{2}[A-Z0-9]{11,30})$"


def bank_account(sql: str) -> str:
    """SQL of a bank account; NULL where the text is not one, as where a digit is missing."""
    plain = f"regexp_replace(upper({sql}), '{WORDS}', '', 'g')"
    written = " || ".join((_pair("given", 1), "'-'", _pair("given", 3), "'-'", _pair("given", 5)))
    british = once(found("plain", BRITISH), "given", f"{written} || ' ' || substr(given, 7)")
    abroad = f"CASE WHEN plain NOT LIKE 'GB%' THEN {found('plain', ABROAD)} END"
    return once(plain, "plain", f"coalesce({british}, {abroad})")


def _pair(text: str, start: int) -> str:
    return f"substr({text}, {start}, 2)"
