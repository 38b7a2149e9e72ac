"""Words: how a text is taken apart, their forms, what a misspelt one may stand for, and what nearly says a concept."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.evidence.coding.text.forms import forms
from groundview.evidence.coding.text.kinds import ANYTHING, NEVER, Kind, fits
from groundview.evidence.coding.text.known import Known
from groundview.evidence.coding.text.lexicon import Concept, Lexicon
from groundview.evidence.coding.text.loosened import loosened
from groundview.evidence.coding.text.nearest import nearest
from groundview.evidence.coding.text.run_together import parted
from groundview.evidence.coding.text.spelling import Meant, spellings
from groundview.evidence.coding.text.tokens import TEXTS, put_texts, words_of

SOUGHT = frozenset({"male", "males", "two", "2", "knife", "watch", "keeping", "the"})
KNOWN = Known(SOUGHT, frozenset({"the"}), SOUGHT | {"malts", "with"})


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.sampled_from("aZé2 -'.!?\n\tßİø4x🙂\x00"), max_size=30))
def test_the_database_has_the_words_that_python_has(text: str) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE one AS SELECT 0::BIGINT AS text_id, ?::VARCHAR AS text", [text])
        put_texts(connection, "FROM one")
        ((found,),) = connection.execute(f"SELECT words FROM {TEXTS}").fetchall()
    assert [word for word in found if word[0].isalnum()] == words_of(text)


@pytest.mark.parametrize(
    ("word", "made"),
    [
        ("deliver", {"deliver", "delivers", "delivered", "delivering"}),
        ("stab", {"stab", "stabs", "stabbed", "stabbing"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("smash", {"smash", "smashes", "smashed", "smashing"}),
        ("take", {"take", "takes", "taked", "taking"}),
        ("bag", {"bag", "bags"}),
        ("males", {"males"}),
        ("ic1", {"ic1"}),
        ("of", {"of"}),
    ],
)
def test_a_word_has_the_forms_of_the_rule(word: str, made: set[str]) -> None:
    assert forms(word) == made


def test_the_nearest_words_are_all_of_those_at_the_least_distance() -> None:
    assert nearest(["mael"], ["male", "meal", "mail"], []) == {"mael": ("mail", "male", "meal")}
    assert nearest(["mlae"], ["male", "females"], ["place"]) == {"mlae": ("male",)}
    # A word that is no nearer to what is looked for than to another word may be either.
    assert nearest(["bat"], ["bar"], ["cat"]) == {"bat": ("bar", "cat")}
    assert nearest(["balclaava"], ["balaclava"], []) == {"balclaava": ("balaclava",)}
    assert nearest(["zebra"], ["male"], []) == {}


def test_other_words_that_are_nearer_leave_nothing_to_find() -> None:
    assert nearest(["reconnaisence"], ["reconnaissance"], ["reconnaisance"]) == {}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("twomales", (("two",), ("males",))),
        ("keepingxwatch", (("keeping",), ("watch",))),
        ("male2", (("male",), ("2",))),
        ("zzmale", ()),
        ("withmalts", ()),
    ],
)
def test_words_run_together_are_taken_apart(word: str, parts: tuple[tuple[str, ...], ...]) -> None:
    assert parted(word, KNOWN, {}) == parts


def test_a_part_that_stands_often_by_itself_is_a_word() -> None:
    assert parted("zzmale", KNOWN, {"zz": 20}) == (("zz",), ("male",))


def test_how_a_word_is_read_depends_on_how_often_words_stand() -> None:
    # The same error may mean either; what is rare beside the other is only a rare reading.
    read = spellings(KNOWN, {"watih": 1, "watch": 5, "with": 500, "mlae": 3, "male": 1, "teh": 2, "q": 1})
    assert read["mlae"] == (Meant(("male",)),)
    assert read["teh"] == read["q"] == ()
    assert "watih" not in spellings(KNOWN, {"watih": 60, "watch": 5})


def test_a_rare_reading_needs_a_phrase_and_a_long_word() -> None:
    meant = Meant(("with",), ("watch", "two"))
    watch, two = frozenset({"watch"}), frozenset({"two"})
    assert fits(meant, Kind(watch, 2, 4, ANYTHING), misspelt=True)
    assert not fits(meant, Kind(watch, 3, NEVER, ANYTHING), misspelt=True)
    assert not fits(meant, Kind(two, 2, 4, ANYTHING), misspelt=True)


def test_what_nearly_says_a_concept_lacks_one_word_of_a_long_term() -> None:
    one = Concept(
        concept="seen", about="x", terms=('"keeping the close watch"', "foil bag", "recce"), but_not=("bag",),
        unless=("seen",),
    )  # fmt: skip
    less = loosened(Lexicon({"seen": one}, {}, ("the",), ()), "seen").concepts["seen"]
    assert less.terms == ("keeping close", "keeping watch", "close watch", "foil bag", "recce")
    assert less.but_not == less.unless == ()
