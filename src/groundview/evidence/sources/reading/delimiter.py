"""Which character separates the columns of a text."""

from __future__ import annotations

import csv

CANDIDATES = (",", ";", "\t", "|")


def split_header(line: str) -> tuple[str, tuple[str, ...]]:
    """The delimiter of a header line and the header's names, trimmed: the candidate that splits it into most
    columns, the comma first among equals. One column has a comma for a delimiter, which then splits nothing."""
    rows = ((candidate, next(csv.reader([line], delimiter=candidate), [])) for candidate in CANDIDATES)
    best, names = max(rows, key=lambda row: len(row[1]))
    return best, tuple(name.strip() for name in names)
