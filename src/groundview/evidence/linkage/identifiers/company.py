"""Company numbers as Companies House writes them: eight characters, with their leading noughts."""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import found, once

WORDS = r"\b(COMPANY|COMPANIES|HOUSE|REGISTERED|REGISTRATION|REG|CRN|CO|NUMBER|NUM|NO)\b|[\s:.,;/#-]"
NUMBER = "^([0-9]{1,8})$"
WITH_LETTERS = "^([A-Z]{2}[0-9]{1,6})$"
"""SC Scotland, NI Northern Ireland, OC partnerships, and some forty more."""


def company(sql: str) -> str:
    """SQL of a company number; NULL where the text is not one."""
    plain = f"regexp_replace(upper({sql}), '{WORDS}', '', 'g')"
    lettered = once(
        found("plain", WITH_LETTERS), "given", "substr(given, 1, 2) || lpad(substr(given, 3), 6, '0')"
    )
    return once(plain, "plain", f"coalesce(lpad({found('plain', NUMBER)}, 8, '0'), {lettered})")
