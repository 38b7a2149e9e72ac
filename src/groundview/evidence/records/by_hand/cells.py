"""Texts as cells that a spreadsheet may open: none of them is ever taken for a formula, and each is read back whole.

A text that a spreadsheet would run (it begins with =, +, -, @, a tab or a line break, or their wide forms) gets an
apostrophe before it. Source: OWASP, "CSV injection".
"""

from __future__ import annotations

import re

RUN = "=+\\-@\t\r\n＝＋－＠"
WOULD_RUN = re.compile(f"'*[{RUN}]")
ESCAPED = re.compile(f"'+[{RUN}]")


def harmless(text: str) -> str:
    """The text as it may stand in a cell."""
    return f"'{text}" if WOULD_RUN.match(text) else text


def restored(cell: str) -> str:
    """The text that was made harmless."""
    return cell[1:] if ESCAPED.match(cell) else cell


def one_line(text: str) -> str:
    """A text without line breaks and other control characters, so that an entry is a line."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
