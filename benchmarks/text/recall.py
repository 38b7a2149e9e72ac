"""Recall and precision of the search by concept: python benchmarks/text/recall.py [NUMBER OF EACH]

Mentions are planted in the texts of a synthetic city: with no typing error, with one or two inside the mention, and
with two anywhere in the text. Prints the table of docs/text_search.md; the exit code is 1 where a floor is missed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

import duckdb
from expressions import expressions
from found import Measured, lexicon, measure
from planted import Typing, plant, world

OF_EACH = 300
TYPINGS = {
    "clean": Typing(0),
    "one in it": Typing(1, inside=True),
    "two in it": Typing(2, inside=True),
    "two in the text": Typing(2),
}
MISSPELT = "one in it"
RECALL, PRECISION = 0.95, 0.9
"""What is asked of the mentions with one error inside: of all of them together, and of every concept."""


@dataclass(frozen=True)
class Row:
    """One concept: by typing what was measured, and the share of misspelt mentions that the peer finds."""

    concept: str
    measured: dict[str, Measured]
    peer: float


def rows(connection: duckdb.DuckDBPyConnection, of_each: int) -> list[Row]:
    """Plants, searches and compares, once for every way of typing."""
    words = lexicon()
    found: dict[str, dict[str, Measured]] = {}
    peer: dict[str, float] = {}
    for name, typing in TYPINGS.items():
        plant(connection, of_each, typing)
        for one in measure(connection, words):
            found.setdefault(one.concept, {})[name] = one
        if name == MISSPELT:
            every = expressions(words)
            peer = {concept: _by_expression(connection, concept, every[concept]) for concept in found}
    return [Row(concept, by_typing, peer[concept]) for concept, by_typing in found.items()]


def kept(measured: Iterable[Row]) -> bool:
    """Whether recall and precision are what is asked."""
    misspelt = [row.measured[MISSPELT] for row in measured]
    recall, precision = fmean(one.known for one in misspelt), min(one.precision for one in misspelt)
    return recall >= RECALL and precision >= PRECISION


def table(measured: Sequence[Row]) -> str:
    """As a Markdown table, with the means in the last line."""
    heads = ["concept"]
    heads += [f"known, {name}" for name in TYPINGS] + [f"regular expressions, {MISSPELT}"]
    heads += ["unseen, clean", f"unseen, {MISSPELT}", "alike", "unseen alike", "precision, two in the text"]
    figures = {row.concept: _figures(row) for row in measured}
    figures["mean"] = tuple(map(fmean, zip(*figures.values(), strict=True)))
    lines = [heads, ["---"] * len(heads), *([name, *map(_cell, shares)] for name, shares in figures.items())]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _figures(row: Row) -> tuple[float, ...]:
    by_typing, misspelt = row.measured, row.measured[MISSPELT]
    known = [by_typing[name].known for name in TYPINGS]
    unseen = [by_typing["clean"].unseen, misspelt.unseen]
    return (
        *known,
        row.peer,
        *unseen,
        misspelt.alike,
        misspelt.unseen_alike,
        by_typing["two in the text"].precision,
    )


def _cell(share: float) -> str:
    return f"{share:.3f}".removeprefix("0")


def _by_expression(connection: duckdb.DuckDBPyConnection, concept: str, expression: str) -> float:
    rows = connection.execute(
        "SELECT avg(regexp_matches(lower(text), $1)::INT) FROM planted WHERE concept = $2 AND wording = 'known'",
        [expression, concept],
    ).fetchall()
    return float(rows[0][0])


if __name__ == "__main__":
    result = rows(world(1), int(sys.argv[1]) if len(sys.argv) > 1 else OF_EACH)
    sys.stdout.write(table(result) + "\n")
    sys.exit(0 if kept(result) else 1)
