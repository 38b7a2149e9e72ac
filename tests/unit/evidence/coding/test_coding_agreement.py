"""Agreement of coders: coefficients of the right answers, with the right weights, and reasons where there is none."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import duckdb
import numpy as np
import pytest
from coding_world import code_in_extract, coding, context, database, draw, rows, store_of

from groundview.evidence.coding.agreement import measure_agreement
from groundview.evidence.coding.coded_twice import coded_twice
from groundview.evidence.coding.file import codings_file
from groundview.evidence.coding.settle import settle_codings
from groundview.statistics.agreement.cohen import cohen_kappa
from groundview.statistics.agreement.gwet import gwet_ac1
from groundview.statistics.agreement.krippendorff import krippendorff_alpha
from groundview.statistics.agreement.percent import percent_agreement

PAIRS = (
    [("yes", "yes")] * 8
    + [("no", "no")] * 9
    + [("yes", "no")] * 3
    + [("unknown", "no")] * 2
    + [("yes", "unknown")]
)
CODE = {"yes": 0, "no": 1, "unknown": 2}


def measured(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[tuple[str, str], tuple[float, ...]]:
    """Value, low, high, n by measure and breakdown."""
    store = store_of(connection)
    settle_codings(store, folder, [context()])
    measure_agreement(store)
    found = rows(connection, "SELECT measure, breakdown, value, low, high, n, note FROM coder_agreement")
    return {(measure, breakdown): tuple(rest) for measure, breakdown, *rest in found}


def code_pairs(
    connection: duckdb.DuckDBPyConnection, pairs: list[tuple[str, ...]], coders: str = "ABCD"
) -> None:
    for number, answers in enumerate(pairs, start=1):
        for coder, answer in zip(coders, answers, strict=False):
            code_in_extract(connection, f"C{number}", coder, answer)


def test_the_coefficients_are_those_of_the_answers(tmp_path: Path) -> None:
    connection = database({1: 60})
    code_pairs(connection, [*PAIRS, ("yes",), ("no",)])
    found = measured(connection, tmp_path)
    answers = np.array([[CODE[one] for one in pair] for pair in PAIRS])
    for name, coefficient in (("percent_agreement", percent_agreement), ("gwet_ac1", gwet_ac1)):
        made = coefficient(answers, 3)
        assert made.sampling is not None
        value, low, high, n, note = found[name, "variable=planned"]
        assert (value, low, high) == pytest.approx(
            (float(made.value), float(made.sampling.low), float(made.sampling.high)), abs=1e-9
        )
        assert (n, note) == (23, "")
    assert found["cohen_kappa", "variable=planned;coders=1+2"][0] == pytest.approx(
        float(cohen_kappa(answers, 3).value)
    )
    decided = np.array([pair for pair in answers if 2 not in pair])
    assert found["krippendorff_alpha", "variable=planned;unknown=left_out"][0] == pytest.approx(
        float(krippendorff_alpha(decided, 2).value)
    )
    assert found["percent_agreement", "variable=planned;unknown=left_out"][3] == 20


def test_coders_are_numbered_and_not_named(tmp_path: Path) -> None:
    connection = database({1: 60})
    code_pairs(connection, [("yes", "no", "yes")] * 12, "CBA")
    found = measured(connection, tmp_path)
    pairs = {
        breakdown for measure, breakdown in found if measure == "cohen_kappa" and "left" not in breakdown
    }
    assert pairs == {f"variable=planned;coders={one}+{other}" for one, other in ((1, 2), (1, 3), (2, 3))}
    assert found["percent_agreement", "variable=planned"][0] == pytest.approx(1 / 3)
    # 1 and 3 are A and C, who always say yes.
    assert "one category" in str(found["cohen_kappa", "variable=planned;coders=1+3"][4])


def test_cases_count_for_what_they_stand_for(tmp_path: Path) -> None:
    """Coders agree in the large stratum and not in the small one."""
    connection = database({1: 180, 2: 20})
    sample = draw(connection, tmp_path / "acquisitive_crime", 40, double=1.0)
    entries = [
        coding(one.case.case_ref, coder, "no" if coder == "Bob" and one.size == 20 else "yes")
        for one in sample.cases for coder in one.coders
    ]  # fmt: skip
    codings_file(tmp_path / "acquisitive_crime").append(lambda _: entries)
    found = measured(connection, tmp_path)
    assert found["percent_agreement", "variable=planned"][0] == pytest.approx(0.9)


def test_few_cases_have_a_reason_and_no_figure(tmp_path: Path) -> None:
    connection = database({1: 60})
    code_pairs(connection, PAIRS[:9])
    found = measured(connection, tmp_path)
    value, *_, n, note = found["gwet_ac1", "variable=planned"]
    assert (value, n) == (None, 9)
    assert "9 cases were coded by two" in str(note)
    assert "no two coders have 10 cases" in str(found["cohen_kappa", "variable=planned"][4])


def test_what_was_coded_is_counted_beside(tmp_path: Path) -> None:
    connection = database({1: 30})
    code_pairs(connection, [*PAIRS, ("yes",)])
    code_in_extract(connection, "C999", "A", "yes")
    found = measured(connection, tmp_path)
    assert found["coded_cases", "from=extract"][0] == 24
    assert "taken for a simple random draw" in str(found["coded_cases", "from=extract"][4])
    assert found["open_answers", "variable=planned"][0] == 6
    assert found["codings_not_used", ""][0] == 1


def test_a_question_with_other_answers_has_them_as_categories(tmp_path: Path) -> None:
    connection = database({1: 30})
    code_pairs(connection, [("one", "one"), ("two", "many"), ("unknown", "two")] * 5)
    store = store_of(connection)
    settle_codings(store, tmp_path, [context()])
    (asked,) = coded_twice(store)
    assert asked.categories == ("many", "one", "two", "unknown")
    assert asked.without("unknown").categories == ("many", "one", "two")
    assert len(asked.without("unknown")) == 10


def test_three_coders_in_turn_are_a_table_with_gaps(tmp_path: Path) -> None:
    connection = database({1: 30})
    for number, (one, other) in enumerate(list(product("ABC", "ABC")) * 3, start=1):
        for coder in {one, other}:
            code_in_extract(connection, f"C{number}", coder, "yes" if coder == "A" else "no")
    store = store_of(connection)
    settle_codings(store, tmp_path, [context()])
    (asked,) = coded_twice(store)
    assert asked.answers.shape == (18, 3)
    assert (asked.answers >= 0).sum(axis=1).tolist() == [2] * 18
    assert [len(asked.of_pair(one, other)) for one, other in ((0, 1), (0, 2), (1, 2))] == [6, 6, 6]


def test_nothing_coded_makes_an_empty_table(tmp_path: Path) -> None:
    assert measured(database({1: 3}), tmp_path) == {}


def test_clusters_are_told_of(tmp_path: Path) -> None:
    connection = database({1: 60})
    code_pairs(connection, PAIRS)
    store = store_of(connection)
    settle_codings(store, tmp_path, [context()])
    connection.execute("UPDATE coded_cases SET cluster = 'A' || (case_id % 9)")
    measure_agreement(store)
    notes = dict(
        rows(connection, "SELECT measure, note FROM coder_agreement WHERE breakdown = 'variable=planned'")
    )
    assert "drawn by clusters" in notes["gwet_ac1"]
