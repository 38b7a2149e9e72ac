"""Agreement as figures: the rows of the table, with their interval, and the reason where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

import duckdb
import numpy as np
import pytest

from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Reader
from groundview.questions.attribution.agreement import MEASURES
from groundview.questions.figures import Figures, findings_columns
from groundview.questions.measure import measures

NAMES = ("percent_agreement", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha", "gwet_ac1")


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        made.execute(create_table(tables()["coder_agreement"]))
        yield made


def figures(connection: duckdb.DuckDBPyConnection, name: str) -> Figures:
    return measures()["attribution", name].figures(Reader(connection, "aggregate"))


def test_the_five_of_the_contract_are_there() -> None:
    assert tuple(one.name for one in MEASURES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_row_is_a_figure_with_its_interval(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    rows = [
        (name, "fraud", "variable=planned", 0.8, 0.7, 0.9, 96, 4, ""),
        (name, "fraud", "variable=gain", None, None, None, 3, 2, "no figure: few"),
        ("open_answers", "fraud", "variable=planned", 7.0, None, None, None, None, ""),
    ]
    connection.executemany("INSERT INTO coder_agreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    made = figures(connection, name)
    columns = findings_columns("attribution", name, made)
    assert columns["id"].tolist() == [
        f"attribution.fraud.{name}.variable={word}" for word in ("gain", "planned")
    ]
    assert columns["note"].tolist() == ["no figure: few", ""]
    assert [columns[of][1] for of in ("value", "sampling_low", "sampling_high", "n")] == [0.8, 0.7, 0.9, 96]
    assert isnan(columns["value"][0])
    assert columns["unit"][0] == ("share" if name == "percent_agreement" else "chance-corrected agreement")


@pytest.mark.parametrize("name", NAMES)
def test_without_codings_there_is_a_reason(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    made = figures(connection, name)
    assert np.isnan(made.estimate.value).tolist() == [True]
    assert made.texts["note"].tolist() == ["no case has been coded"]
