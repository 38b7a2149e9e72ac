"""A step's work: one named query, whose comment says what one row is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Query:
    """SQL that makes the table `name`, with `$name` parameters."""

    name: str
    sql: str
