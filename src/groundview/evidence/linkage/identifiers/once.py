"""A value worked out once and named: DuckDB has no LET, and a text repeated in a CASE is worked out again."""

from __future__ import annotations


def once(value: str, name: str, then: str) -> str:
    """SQL of `then`, an expression in which `name` stands for the value of the expression `value`."""
    return f"list_transform([{value}], lambda {name}: {then})[1]"


def found(text: str, pattern: str) -> str:
    """SQL of the first group of a pattern in a text, NULL where it is not there. The pattern holds no quote."""
    return f"nullif(regexp_extract({text}, '{pattern}', 1), '')"
