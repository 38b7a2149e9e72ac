"""Planted mentions with a typing error inside are found again: the floors of the search of free text.

A small version of benchmarks/text/recall.py, with the same mentions and plainer texts around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import numpy as np
import pytest
import yaml

from groundview import contexts
from groundview.evidence.coding.text.lexicon import read_lexicon
from groundview.evidence.coding.text.search import search
from groundview.evidence.records.arrays import put_table

MENTIONS = Path(__file__).parents[2] / "benchmarks" / "text" / "mentions.yml"
LEXICONS = sorted(Path(contexts.__path__[0]).glob("*/lexicon.yml"))
TIMES = 3
RECALL, PRECISION = 0.95, 0.9
ABOUT = (
    "BETWEEN TIMES STATED REAR DOOR OF PREMISES WAS FORCED", "POWER TOOLS AND JEWELLERY WERE REMOVED",
    "WINDOW OF VEH SMASHED AND CONTENTS TAKEN", "COMP RETURNED HOME AND FOUND THE DOOR OPEN",
    "Enquiries ongoing with the housing officer", "No witnesses and no camera covers the street",
    "The money was sent by transfer and the bank has been told", "STOCK CHECK TO FOLLOW",
)  # fmt: skip
"""What the mentions stand among, which says nothing of what is looked for."""

Texts = list[tuple[str, str, str]]
"""Concept, wording and text."""


def mistyped(text: str, chance: Random) -> str:
    """A text of three signs or more with one error: a sign left out, doubled, swapped with the next, or replaced."""
    if len(text) < 3:
        return text
    place = chance.randrange(1, len(text) - 1)
    before, sign, after = text[:place], text[place], text[place + 1 :]
    return before + chance.choice(
        (after, sign + sign + after, after[:1] + sign + after[1:], chance.choice("etaoinshrdlu") + after)
    )


def planted() -> Iterator[tuple[str, str, str]]:
    """Every mention several times, each with an error of its own, and texts without any."""
    chance = Random(7)
    for one in yaml.safe_load(MENTIONS.read_text(encoding="utf-8")):
        for wording in ("known", "alike"):
            for says in one[wording] * TIMES:
                yield one["concept"], wording, f"{chance.choice(ABOUT)}. {mistyped(str(says), chance)}."
    for _ in range(3000):
        yield "", "", f"{chance.choice(ABOUT)}. {chance.choice(ABOUT)}."


@cache
def found() -> tuple[Texts, dict[str, set[int]]]:
    """The texts, and by concept the numbers of those in which it is found."""
    texts = list(planted())
    with duckdb.connect(config={"threads": 2}) as connection:
        columns: dict[str, Any] = {"text_id": np.arange(len(texts)), "text": [text for *_, text in texts]}
        put_table(connection, "planted", columns, {"text_id": "BIGINT", "text": "VARCHAR"})
        search(connection, "FROM planted", read_lexicon(*LEXICONS), "found")
        rows = connection.execute("SELECT concept, list(text_id) FROM found GROUP BY concept").fetchall()
    return texts, {concept: set(ids) for concept, ids in rows}


def test_misspelt_mentions_are_found() -> None:
    texts, ids = found()
    known = [(number, concept) for number, (concept, wording, _) in enumerate(texts) if wording == "known"]
    assert len(known) > 1000
    assert sum(number in ids[concept] for number, concept in known) / len(known) >= RECALL


@pytest.mark.parametrize(
    "concept", [one["concept"] for one in yaml.safe_load(MENTIONS.read_text(encoding="utf-8"))]
)
def test_what_is_found_is_so(concept: str) -> None:
    """Among mentions of the concept, what looks like it, and texts that say nothing."""
    texts, ids = found()
    wordings = [texts[number][1] for number in ids[concept] if texts[number][0] in (concept, "")]
    assert wordings.count("known") / len(wordings) >= PRECISION
