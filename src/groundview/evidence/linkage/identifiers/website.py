"""Websites: the host alone, in small letters, without `www.`; pages of one host are one website here."""

from __future__ import annotations

from groundview.evidence.linkage.identifiers.once import found

HOST = (
    r"^(?:[a-z]+:/*(?:[^/@]*@)?)?(?:www[0-9]?[.])?"
    r"((?:[\p{L}0-9](?:[\p{L}0-9_-]*[\p{L}0-9])?[.])+(?:\p{L}{2,}|xn--[a-z0-9-]+))[.]?(?::[0-9]+)?(?:[/?#].*)?$"
)


def website(sql: str) -> str:
    """SQL of a website's host; NULL where the text names none."""
    # Dots are put in brackets in reports so that nobody follows the link by mistake.
    return found(f"replace(replace(lower(trim({sql})), '[.]', '.'), '(.)', '.')", HOST)
