"""Which texts mean that nothing was recorded."""

from __future__ import annotations

MISSING = ("", "NULL", "N/A", "UNKNOWN", "NK", "-")

SPACE = r"[\s\x{A0}]"
"""What is no part of a value where it stands before or after one: spaces, tabs, line ends, and the space that does
not break, which spreadsheets put there."""
ENDS = (32, 160, 13, 10, 9, 12)
"""The same, as code points."""


def present(text: str, answers: tuple[str, ...] = ()) -> str:
    """SQL that trims a text and makes it NULL where it means missing; `unknown` is kept where it is an answer."""
    return said(trimmed(text), answers)


def trimmed(text: str) -> str:
    """SQL of a text without spaces at its ends. Trimming costs more than all else, and few values need it."""
    ends = " OR ".join(f"suffix({text}, chr({code}))" for code in ENDS)
    padded = f"{text} < '!' OR prefix({text}, chr(160)) OR {ends}"
    return f"CASE WHEN {padded} THEN regexp_replace({text}, '^{SPACE}+|{SPACE}+$', '', 'g') ELSE {text} END"


def said(text: str, answers: tuple[str, ...] = ()) -> str:
    """SQL of a trimmed text, NULL where it means missing. The text is best a column: the database works out what is
    written twice before it asks whether it is needed at all."""
    kept = {answer.upper() for answer in answers}
    words = [word for word in MISSING if word not in kept]
    listed = ", ".join(f"'{word}'" for word in words)
    longest = max(map(len, words))
    return f"CASE WHEN strlen({text}) <= {longest} AND upper({text}) IN ({listed}) THEN NULL ELSE {text} END"
