"""Measures over plausible linkages: the kept one gives the figure, all of them its linkage doubt."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Reader
from groundview.questions.draws import with_linkage
from groundview.questions.figures import Figures
from groundview.questions.measure import measures
from groundview.statistics.estimate import Estimate
from groundview.statistics.proportions import wilson

Row = tuple[str, str, int, float | None, float | None]
"""Measure, breakdown, draw, numerator, denominator."""
SOMEBODY: list[Row] = [(name, "", draw, 100.0, None) for name in ("persons", "suspects") for draw in range(3)]
NAMES = [
    *(("picture", name) for name in ("persons", "records_per_person", "persons_in_two_systems")),
    *(
        ("nature", name)
        for name in ("suspects", "co_offending_share", "co_offending_persons", "cooffence_size")
    ),
    *(
        ("nature", name)
        for name in ("victim_offender_overlap", "n_linked_sets", "group_size", "group_lifespan")
    ),
    *(
        ("nature", name)
        for name in ("group_lifespans", "group_states", "ties", "tie_overlap", "poly_context")
    ),
    ("nature", "poly_context_sets"),
    *(("nature", name) for name in ("group_stability", "stable_groups")),
    ("response", "mapped_groups"),
]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(create_table(tables()["network_counts"]))
        yield connection


def figures(connection: duckdb.DuckDBPyConnection, question: str, measure: str, rows: list[Row]) -> Figures:
    """The figures of one measure of these counts."""
    for name, breakdown, draw, numerator, denominator in rows:
        connection.execute(
            "INSERT INTO network_counts VALUES (?, '', '', ?, ?, ?, ?, '')",
            [name, breakdown, draw, numerator, denominator],
        )
    return measures()[question, measure].figures(Reader(connection, "aggregate"))


def by_breakdown(made: Figures) -> dict[str, tuple[float, float, float]]:
    """Value and linkage bounds of each figure."""
    linkage = made.estimate.linkage
    assert linkage is not None
    columns = (made.estimate.value.tolist(), linkage.low.tolist(), linkage.high.tolist())
    return dict(zip(made.texts["breakdown"].tolist(), zip(*columns, strict=True), strict=True))


def test_a_share_is_of_the_kept_linkage_and_moves_over_all(connection: duckdb.DuckDBPyConnection) -> None:
    rows: list[Row] = [
        ("co_offending_share", "", d, n, of) for d, n, of in ((0, 30, 100), (1, 20, 100), (2, 33, 110))
    ]
    made = figures(connection, "nature", "co_offending_share", SOMEBODY + rows)
    assert by_breakdown(made) == {"": (0.3, 0.2, 0.3)}
    sampling, expected = made.estimate.sampling, wilson(30, 100).sampling
    assert sampling is not None
    assert expected is not None
    assert (sampling.low[0], sampling.high[0]) == (expected.low, expected.high)
    assert made.estimate.denominator is not None
    assert made.estimate.denominator.tolist() == [100]


def test_a_size_that_a_linkage_lacks_is_a_nought_there(connection: duckdb.DuckDBPyConnection) -> None:
    rows: list[Row] = [
        ("group_size", "rule=r;size=2", 0, 12, None),
        ("group_size", "rule=r;size=2", 1, 15, None),
        ("group_size", "rule=r;size=3", 1, 4, None),
    ]
    made = by_breakdown(figures(connection, "nature", "group_size", SOMEBODY + rows))
    assert made == {"rule=r;size=2": (12, 12, 15), "rule=r;size=3": (0, 0, 4)}


def test_a_state_that_no_set_is_in_in_a_year_is_a_nought(connection: duckdb.DuckDBPyConnection) -> None:
    for period, state, n in (("2024", "born", 9), ("2025", "born", 4), ("2025", "split", 2)):
        connection.execute(
            "INSERT INTO network_counts VALUES ('group_states', '', ?, ?, 0, ?, NULL, '')",
            [period, f"rule=r;state={state}", n],
        )
    made = figures(connection, "nature", "group_states", SOMEBODY)
    cells = zip(made.texts["period"], made.texts["breakdown"], made.estimate.value.tolist(), strict=True)
    assert list(cells) == [
        ("2024", "rule=r;state=born", 9),
        ("2024", "rule=r;state=split", 0),
        ("2025", "rule=r;state=born", 4),
        ("2025", "rule=r;state=split", 2),
    ]


def test_a_share_that_a_linkage_lacks_is_no_nought(connection: duckdb.DuckDBPyConnection) -> None:
    cell = "layer=a;also=b"
    rows: list[Row] = [("tie_overlap", cell, 0, 6, 10), ("tie_overlap", cell, 1, 7, 10)]
    rows += [("tie_overlap", "layer=b;also=a", d, 5, 10) for d in (0, 1, 2)]
    assert by_breakdown(figures(connection, "nature", "tie_overlap", SOMEBODY + rows))[cell] == (
        0.6,
        0.6,
        0.7,
    )


def test_a_mean_keeps_its_number_of_persons_and_not_its_sum(connection: duckdb.DuckDBPyConnection) -> None:
    rows: list[Row] = [("records_per_person", "", 0, 150, 100), ("records_per_person", "", 1, 150, 120)]
    made = figures(connection, "picture", "records_per_person", SOMEBODY + rows)
    assert by_breakdown(made) == {"": (1.5, 1.25, 1.5)}
    assert made.estimate.numerator is None
    assert made.estimate.n is not None
    assert made.estimate.n.tolist() == [100]


@pytest.mark.parametrize(("question", "measure"), NAMES)
def test_without_persons_there_is_a_reason_and_no_number(
    connection: duckdb.DuckDBPyConnection, question: str, measure: str
) -> None:
    """Also where a nought was counted: none of nobody is not a nought."""
    rows: list[Row] = [(measure, "", draw, 0, None) for draw in range(3)]
    made = figures(connection, question, measure, rows)
    assert np.isnan(made.estimate.value).all()
    assert made.texts["note"][0].startswith("the extracts ")
    for doubt in (made.estimate.sampling, made.estimate.linkage):
        assert doubt is None or np.isnan([doubt.low, doubt.high]).all()


def test_without_draws_linkage_doubt_is_not_measured(connection: duckdb.DuckDBPyConnection) -> None:
    made = figures(connection, "picture", "persons", [("persons", "", 0, 7, None)])
    assert made.estimate.value.tolist() == [7]
    assert made.estimate.linkage is None


def test_a_linked_set_says_its_rule(connection: duckdb.DuckDBPyConnection) -> None:
    rows: list[Row] = [
        ("n_linked_sets", "rule=repeated_v1", 0, 9, None),
        ("n_linked_sets", "rule=own_v2", 0, 3, None),
    ]
    made = figures(connection, "nature", "n_linked_sets", SOMEBODY + rows)
    notes = dict(zip(made.texts["breakdown"], made.texts["note"], strict=True))
    assert "joint offences" in notes["rule=repeated_v1"]
    assert notes["rule=own_v2"] == ""


@given(
    st.integers(1, 5).flatmap(
        lambda k: st.lists(
            st.lists(st.one_of(st.just(np.nan), st.floats(0, 1e6)), min_size=k, max_size=k),
            min_size=1,
            max_size=8,
        )
    )
)
def test_linkage_is_the_least_and_the_most_and_holds_the_figure(draws: list[list[float]]) -> None:
    values = np.array(draws)
    kept = Estimate(value=values[0], unit="persons", method="count")
    linkage = with_linkage(kept, values).linkage
    if len(draws) == 1:
        assert linkage is None
        return
    assert linkage is not None
    for place, value in enumerate(draws[0]):
        column = [row[place] for row in draws if not isnan(row[place])]
        found = (linkage.low[place], linkage.high[place])
        if isnan(value):
            assert np.isnan(found).all()
        else:
            assert found == (min(column), max(column))
