"""No text of any extract is explicit, or ties anybody to an origin: adverts, methods, narratives, logs, interviews."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest

from groundview.synth.build import build, record_extract
from groundview.synth.dials import Dials
from groundview.synth.opinion.qdpx import write_interviews
from groundview.synth.world import World

NEVER = re.compile(
    r"\b(gangs?|nude|naked|raped|oral|anal|penetrat\w*|genital\w*|breasts?|intercourse|fondl\w*|porn\w*|escorts?"
    r"|prostitutes?|whores?|hookers?|erotic|intimate|kiss\w*|sexy|blonde|brunette|slim|exotic|oriental"
    r"|asian|polish|romanian|albanian|pakistani|african|caribbean|gypsy|travellers?|foreign\w*|illegals?)\b",
    re.IGNORECASE,
)
TEXTS = {
    "offences": "mo_text",
    "fraud_reports": "narrative",
    "intelligence": "text",
    "adverts": "text",
    "partner_incidents": "suspect_description",
    "interventions": "description",
}


@pytest.fixture(scope="module")
def another() -> World:
    """A small world of another seed, with its extract."""
    made = build(Dials(seed=11), duckdb.connect())
    record_extract(made)
    return made


@pytest.mark.parametrize(("table", "column"), TEXTS.items())
def test_no_free_text_says_what_it_must_not(another: World, table: str, column: str) -> None:
    rows = another.db.execute(
        f"SELECT DISTINCT {column} FROM std_{table} WHERE {column} IS NOT NULL"
    ).fetchall()
    assert len(rows) > 5
    assert [text for (text,) in rows if NEVER.search(text)] == []


def test_nor_does_any_interview(another: World, tmp_path: Path) -> None:
    with ZipFile(write_interviews(another, tmp_path)) as project:
        texts = [project.read(name).decode("utf-8") for name in project.namelist() if name.endswith(".txt")]
    assert len(texts) >= 24
    assert [NEVER.findall(text) for text in texts if NEVER.search(text)] == []


@pytest.mark.parametrize("text", ["two Polish males", "a GANG of", "naked"])
def test_the_pattern_finds_what_it_should(text: str) -> None:
    assert NEVER.search(text)
