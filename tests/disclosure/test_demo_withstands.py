"""A release of three cities in two forces: nothing hidden in it can be found by subtraction."""

from __future__ import annotations

from pathlib import Path

import attacks
import cubes
import duckdb
import pytest

from groundview.profile.disclosure.assemble import FINDINGS
from groundview.profile.disclosure.gate import release_figures

RECORDED = """
    SELECT area_code, period, breakdown, value FROM findings
    WHERE question = 'victimisation' AND measure = 'recorded' AND value IS NOT NULL"""


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["partner", "public"])
def test_no_hidden_count_is_found_and_no_small_one_is_shown(finished_demo: Path, audience: str) -> None:
    rules = cubes.rules(audience)
    with duckdb.connect(str(finished_demo / "store/study.duckdb"), read_only=True) as store:
        areas = store.execute("SELECT area_code, parent FROM study_areas").fetchall()
        truth = {
            (area, month, cell): value for area, month, cell, value in store.execute(RECORDED).fetchall()
        }
        columns = store.execute(FINDINGS).fetchnumpy()
    parents = dict(areas)
    assert len(set(parents.values())) == 3
    released = [one for one in release_figures(columns, parents, rules) if one.measure == "recorded"]
    cells = {(one.area_code, one.period, one.breakdown): one.state for one in released}
    hidden = {cell for cell, state in cells.items() if state == "suppressed"} & truth.keys()
    small = {cell for cell, count in truth.items() if 0 < count < rules.threshold}
    assert len(small) > 1000
    assert small <= hidden
    assert attacks.by_subtraction(truth, hidden, parents) == {}


JUDGED = """
    SELECT context, definition, area_code, period, breakdown, numerator FROM findings
    WHERE question = 'attribution' AND measure = 'organised_share' AND value IS NOT NULL
        AND (breakdown = '' OR context = 'neighbourhood')"""
"""Only of the context that is made of them do the neighbourhoods add up to the whole."""


@pytest.mark.slow
@pytest.mark.parametrize("audience", ["partner", "public"])
def test_no_hidden_number_of_organised_cases_is_found(finished_demo: Path, audience: str) -> None:
    rules = cubes.rules(audience)
    with duckdb.connect(str(finished_demo / "store/study.duckdb"), read_only=True) as store:
        parents = dict(store.execute("SELECT area_code, parent FROM study_areas").fetchall())
        truth: dict[tuple[str, str], dict[attacks.Cell, float]] = {}
        for context, definition, *cell, n in store.execute(JUDGED).fetchall():
            truth.setdefault((context, definition), {})[cell[0], cell[1], cell[2]] = n
        columns = store.execute(FINDINGS).fetchnumpy()
    hidden: dict[tuple[str, str], set[attacks.Cell]] = {of: set() for of in truth}
    for one in release_figures(columns, parents, rules):
        if one.measure == "organised_share" and one.state == "suppressed":
            hidden[one.context, one.definition].add((one.area_code, one.period, one.breakdown))
    assert sum(map(len, hidden.values())) > 100
    for of, cells in truth.items():
        assert {cell for cell, n in cells.items() if 0 < n < rules.threshold} <= hidden[of]
        assert attacks.by_subtraction(cells, hidden[of] & cells.keys(), parents) == {}
