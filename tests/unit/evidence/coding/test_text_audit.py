"""Audits of the search: what is drawn, and what the answers say."""

from __future__ import annotations

import duckdb
import pytest

from groundview.errors import DataProblem, UsageProblem
from groundview.evidence.coding.text.audit import Drawn, Read, Stratum, audit, draw_texts
from groundview.evidence.coding.text.lexicon import Concept, Lexicon

LEXICON = Lexicon(
    {
        "lining": Concept(
            concept="lining", about="x", terms=("lined foil bag", "tag cutter"), but_not=("foil tray",)
        )
    },
    {},
    (),
    (),
)
SAID = {
    0: "bag lined with foil",
    1: "foil tray in a bag",
    2: "cutter for a price tag",
    3: "bag taken",
    4: None,
}
TEXTS = (
    f"SELECT i AS text_id, [{', '.join(repr(t) if t else 'NULL' for t in SAID.values())}][1 + i % 5] AS text "
    + ("FROM range(500) AS t(i)")
)
KIND = {0: "found", 1: "near", 2: "found", 3: "far"}


def read(stratum: Stratum, size: int, yes: int, no: int, untold: int = 0) -> list[Read]:
    drawn = Drawn(0, stratum, size, yes + no + untold)
    return [Read(drawn, says) for says, n in ((True, yes), (False, no), (None, untold)) for _ in range(n)]


def test_each_stratum_is_drawn_and_a_missing_text_is_none() -> None:
    with duckdb.connect() as connection:
        drawn = draw_texts(connection, TEXTS, LEXICON, "lining", of_each=30, seed=1)
        again = draw_texts(connection, TEXTS, LEXICON, "lining", of_each=30, seed=1)
        other = draw_texts(connection, TEXTS, LEXICON, "lining", of_each=30, seed=2)
    assert {(one.stratum, one.size, one.drawn) for one in drawn} == {("found", 200, 30), ("near", 100, 30),
                                                                      ("far", 100, 30)}  # fmt: skip
    assert len(drawn) == len({one.text_id for one in drawn}) == 90
    assert all(KIND[one.text_id % 5] == one.stratum for one in drawn)
    assert again == drawn
    assert other != drawn


def test_the_order_of_the_texts_does_not_tell_the_stratum() -> None:
    with duckdb.connect() as connection:
        drawn = draw_texts(connection, TEXTS, LEXICON, "lining", of_each=60, seed=1)
    first = [one.stratum for one in drawn[:60]]
    assert all(10 <= first.count(stratum) <= 30 for stratum in ("found", "near", "far"))


def test_a_concept_that_there_is_not_is_refused() -> None:
    with duckdb.connect() as connection, pytest.raises(UsageProblem, match="no concept"):
        draw_texts(connection, TEXTS, LEXICON, "nothing", of_each=30, seed=1)


def test_texts_read_whole_leave_no_doubt() -> None:
    said = audit([*read("found", 40, 38, 2), *read("near", 50, 2, 48), *read("far", 30, 0, 30)])
    assert float(said.recall.value) == pytest.approx(38 / 40)
    assert float(said.precision.value) == pytest.approx(38 / 40)
    for one in (said.recall, said.precision):
        assert one.sampling is not None
        assert float(one.sampling.high - one.sampling.low) == pytest.approx(0, abs=1e-9)


def test_what_was_missed_counts_for_the_texts_it_was_drawn_for() -> None:
    said = audit([*read("found", 200, 45, 5), *read("near", 400, 1, 39), *read("far", 4000, 0, 100)])
    found, missed = 200 * 45 / 50, 400 / 40
    assert float(said.recall.value) == pytest.approx(found / (found + missed))
    assert said.recall.sampling is not None
    # A hundred texts of four thousand without any that says it may still hide many: the lower bound tells.
    assert float(said.recall.sampling.low) < 0.65
    assert float(said.recall.sampling.high) < 1


def test_texts_of_which_nobody_could_tell_are_left_out() -> None:
    with_doubt = audit([*read("found", 200, 45, 5, 10), *read("far", 400, 1, 39)])
    without = audit([*read("found", 200, 45, 5), *read("far", 400, 1, 39)])
    assert float(with_doubt.recall.value) == float(without.recall.value)


@pytest.mark.parametrize("answers", [read("found", 200, 20, 5, 40), read("found", 20, 10, 5, 5), []])
def test_too_few_answers_say_nothing(answers: list[Read]) -> None:
    if not answers:
        said = audit(answers)
        assert said.recall.sampling is None
        assert said.precision.note
        return
    with pytest.raises(DataProblem, match="Too few texts"):
        audit(answers)
