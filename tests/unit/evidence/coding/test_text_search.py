"""The search of free text: what it finds in spite of how it is written, and what it leaves."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from groundview import contexts
from groundview.errors import UsageProblem
from groundview.evidence.coding.text.lexicon import Concept, Lexicon, LexiconFile, joined, read_lexicon
from groundview.evidence.coding.text.search import Found, found_by, search

CONTEXTS = Path(contexts.__path__[0])
GROUPS = {"persons": ("male", "youth"), "two": ("two", "2")}


def lexicon(*terms: str, but_not: tuple[str, ...] = (), whole: bool = False, within: int = 6) -> Lexicon:
    """One concept, `seen`."""
    concept = Concept(concept="seen", about="x", terms=terms, but_not=but_not, whole=whole, within=within)
    return Lexicon({"seen": concept}, GROUPS, ("the", "unk"), ("hamper",))


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("lookout", "LOOKOUT AT CORNER"),
        ("lookout", "a lookuot at the corner"),
        ("lookout", "two lookouts"),
        ("lookout", "l'été, un LOÖKOUT"),
        ("foil bag", "BAG LINED WITH FOIL"),
        ("foil bag", "foi lbag"),
        ('"<two> <persons>"', "2 UNK MALES"),
        ('"<two> <persons>"', "two yuoths"),
        ('"<two> <persons>"', "2males, ran"),
        ('"group of 4"', "GROUP OF4"),
        ('"keeping watch"', "KEEPINGWATCH"),
        ('"keeping watch"', "keeping the watch"),
    ],
)
def test_what_is_said_is_found(term: str, text: str) -> None:
    assert found_by(lexicon(term), text) == [Found("seen", term)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("lookout", None),
        ("lookout", ""),
        ("lookout", "looked out"),
        ("bat", "bar"),
        ("hammer", "hamper taken"),
        ("foil bag", "BAG TAKEN. FOIL TRAY LEFT"),
        ("foil bag", "foil was put down near some other bag"),
        ('"<two> <persons>"', "males, two"),
        ('"keeping watch"', "watch keeping"),
        ('"group of 4"', "group of 44"),
    ],
)
def test_what_is_not_said_is_not_found(term: str, text: str | None) -> None:
    assert found_by(lexicon(term), text) == []


def test_what_looks_alike_counts_for_no_term_and_leaves_the_rest() -> None:
    words = lexicon("watch", but_not=("watch stolen",))
    assert found_by(words, "WATCH STOLEN") == []
    assert found_by(words, "watch stloen") == []
    assert found_by(words, "watch stolen while keeping watch") == [Found("seen", "watch")]


def test_words_taken_whole_have_no_other_form_and_no_misspelling() -> None:
    words = lexicon("drug 4", whole=True)
    assert found_by(words, "drug 4") == [Found("seen", "drug 4")]
    assert found_by(words, "drugs 4") == found_by(words, "drgu 4") == found_by(words, "drug4") == []


def test_a_concept_is_not_found_where_one_is_that_it_is_unless() -> None:
    one = Concept(concept="one", about="x", terms=("male",), unless=("two",))
    two = Concept(concept="two", about="x", terms=("female",))
    words = Lexicon({"one": one, "two": two}, {}, (), ())
    assert found_by(words, "a male and a female") == [Found("two", "female")]


def test_a_word_that_stands_often_is_no_misspelling() -> None:
    with duckdb.connect() as connection:
        texts = "SELECT i AS text_id, if(i = 0, 'knife', 'knike') AS text FROM range({n}) AS t(i)"
        assert search(connection, texts.format(n=5), lexicon("knife"), "found") == 5
        assert search(connection, texts.format(n=500), lexicon("knife"), "found") == 1


def test_one_text_is_read_as_it_was_read_among_others() -> None:
    words = lexicon("knife")
    with duckdb.connect() as connection:
        texts = "SELECT i AS text_id, 'knike' AS text FROM range(500) AS t(i)"
        assert search(connection, texts, words, "found") == 0
    assert found_by(words, "knike", {}) == []
    assert found_by(words, "knike") == [Found("seen", "knife")]


@pytest.mark.parametrize(
    "term", ["", "<nobody>", "the", '"the bag"', '"half', "<persons", "male youth <persons>", "a b c d e f g"]
)
def test_a_term_that_cannot_be_looked_for_is_refused(term: str) -> None:
    with pytest.raises(UsageProblem, match="seen"):
        found_by(lexicon(term), "any")


def test_a_concept_has_to_say_what_it_claims_and_unless_has_to_be_declared() -> None:
    with pytest.raises(UsageProblem, match="does not say"):
        joined([LexiconFile(concepts=(Concept(concept="bare", terms=("x1",)),))])
    with pytest.raises(UsageProblem, match="nobody declares"):
        joined([LexiconFile(concepts=(Concept(concept="a", about="x", terms=("b",), unless=("c",)),))])


def test_two_files_that_declare_a_concept_have_what_both_say() -> None:
    first = LexiconFile(concepts=(Concept(concept="a", about="x", terms=("one",)),), groups={"g": ("u",)})
    more = LexiconFile(
        concepts=(Concept(concept="a", terms=("two",), but_not=("two men",)),), groups={"g": ("v",)}
    )
    both = joined([first, more])
    assert both.concepts["a"].terms == ("one", "two")
    assert both.concepts["a"].but_not == ("two men",)
    assert both.groups["g"] == ("u", "v")


@pytest.mark.parametrize("path", sorted(CONTEXTS.glob("*/lexicon.yml")), ids=lambda path: path.parent.name)
def test_every_context_that_ships_can_be_looked_for(path: Path) -> None:
    words = read_lexicon(path)
    assert found_by(words, "2 UNK MALES, ONE KEEPING WATCH")
    assert all(len(one.about.split()) > 5 for one in words.concepts.values())
