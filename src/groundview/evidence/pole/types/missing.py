"""Which texts mean that nothing was recorded."""

from __future__ import annotations

MISSING = ("", "NULL", "N/A", "UNKNOWN", "NK", "-")

SPACE = r"[\s\x{A0}]"
"""What is no part of a value where it stands before or after one: spaces, tabs, line ends, the space that does not
break (spreadsheets put it there)."""


def present(text: str, answers: tuple[str, ...] = ()) -> str:
    """SQL that trims a text and makes it NULL where it means missing; `unknown` is kept where it is an answer."""
    kept = {answer.upper() for answer in answers}
    words = [word for word in MISSING if word not in kept]
    trimmed = f"regexp_replace({text}, '^{SPACE}+|{SPACE}+$', '', 'g')"
    return (
        f"CASE WHEN {_padded(text)} THEN {_said(trimmed, words)} "
        f"WHEN strlen({text}) <= {max(map(len, words))} THEN {_said(text, words)} ELSE {text} END"
    )


def _padded(text: str) -> str:
    """Whether there may be something to trim. Trimming costs more than all else, and few values need it."""
    ends = " OR ".join(f"suffix({text}, chr({code}))" for code in (32, 160, 13, 10, 9, 11, 12))
    return f"({text} < '!' OR prefix({text}, chr(160)) OR {ends})"


def _said(text: str, words: list[str]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"CASE WHEN upper({text}) IN ({listed}) THEN NULL ELSE {text} END"
