"""Which texts mean that nothing was recorded."""

from __future__ import annotations

MISSING = ("", "NULL", "N/A", "UNKNOWN", "NK", "-")


def present(text: str, answers: tuple[str, ...] = ()) -> str:
    """SQL that trims a text and makes it NULL where it means missing; `unknown` is kept where it is an answer."""
    kept = {answer.upper() for answer in answers}
    words = ", ".join(f"'{word}'" for word in MISSING if word not in kept)
    return f"CASE WHEN upper(trim({text})) IN ({words}) THEN NULL ELSE trim({text}) END"
