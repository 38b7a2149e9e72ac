"""Counts of victims go through the gate: no small one is shown, and none is found by a sum, plain or weighed."""

from __future__ import annotations

from pathlib import Path

import attacks
import cubes
import duckdb
import numpy as np
import pytest

from groundview.profile.disclosure.assemble import FINDINGS
from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released

PER_HEAD = {"unit": "per 1,000 of the population at risk"}
TIMES = ("1", "2", "3", "4_or_more")


def released(rows: list[cubes.Row], audience: str) -> list[Released]:
    return release_figures(cubes.columns(rows), {}, cubes.rules(audience))


def of_persons(times: list[int]) -> list[cubes.Row]:
    """The figures of one place where `times[t]` persons are t + 1 times a victim."""
    victims, suffered = sum(times), sum((n + 1) * k for n, k in enumerate(times))
    repeats = {"question": "victimisation", "measure": "repeat_share"}
    burden = {"question": "victimisation", "measure": "repeat_victims_share"}
    bands = [*times[:3], sum(times[3:])]
    rows = [
        cubes.rate(victims, 5000, measure="prevalence", **PER_HEAD),
        cubes.rate(suffered, 5000, measure="victimisations", **PER_HEAD),
        cubes.row(
            "concentration",
            suffered / victims,
            unit="victimisations per victim",
            n=victims,
            denominator=victims,
        ),
        cubes.share(suffered - victims, suffered, **repeats),
        cubes.share(times[0], suffered, breakdown="times=1", **burden),
        cubes.share(suffered - times[0], suffered, breakdown="times=2_or_more", **burden),
    ]
    for band, n in zip(TIMES, bands, strict=True):
        rows.append(
            cubes.row("repeat_victims", n, unit="persons", n=n, numerator=n, breakdown=f"times={band}")
        )
    return rows


def states(rows: list[cubes.Row], audience: str) -> dict[tuple[str, str], str]:
    return {(one.measure, one.breakdown): one.state for one in released(rows, audience)}


@pytest.mark.parametrize("audience", ["partner", "public"])
@pytest.mark.parametrize("seed", range(10))
def test_a_hidden_rung_is_not_found_by_adding_up_or_by_weighing(audience: str, seed: int) -> None:
    """Whoever knows every exact number that is shown finds at least two ladders that agree with it."""
    chance = np.random.default_rng(seed)
    times = chance.poisson([60, 25, 9, 4]).tolist()
    state = states(of_persons(times), audience)
    rungs = [state["repeat_victims", f"times={band}"] for band in TIMES]
    assert len(set(rungs)) == 1
    if rungs[0] == "suppressed":
        assert state["repeat_victims_share", "times=1"] == "suppressed"
        assert state["repeat_victims_share", "times=2_or_more"] == "suppressed"
    else:
        assert all(n == 0 or n >= cubes.rules(audience).threshold for n in times)


def test_few_repeats_hide_the_number_of_victims_but_not_that_of_victimisations() -> None:
    """60 victims and 63 victimisations: three were a victim twice, or one of them four times."""
    state = states(of_persons([58, 1, 1, 0]), "partner")
    for measure in ("repeat_share", "prevalence", "concentration"):
        assert state[measure, ""] == "suppressed", measure
    assert state["victimisations", ""] == "released"


def ratio(n: int, expected: float) -> cubes.Row:
    bounds = {"sampling_low": 0.9 * n / expected, "sampling_high": 1.1 * n / expected}
    told = {"unit": "times the rate of everybody", "n": n, "numerator": n, "breakdown": "age=1"}
    return cubes.row("disproportionality", n / expected, **told, **bounds)


@pytest.mark.parametrize(("n", "expected"), [(12, 8.13), (37, 31.2), (60, 2.7), (11, 410.0)])
def test_a_ratio_does_not_tell_its_count(n: int, expected: float) -> None:
    """Who knows what is expected finds the count no more closely than the rounded count tells it: of those that may be
    shown at all, at least three give the same ratio and the same bounds."""
    near = {k: released([ratio(k, expected)], "public")[0] for k in range(max(10, n - 6), n + 7)}
    assert near[n].state == "released"
    assert sum(one.value == near[n].value for one in near.values()) >= 3


def by_group(counts: list[int], residents: float, key: str) -> list[cubes.Row]:
    rows = [cubes.rate(sum(counts), residents, measure="age_sex", unit="per 1,000 residents of the group")]
    for number, n in enumerate(counts):
        rows.append(
            cubes.rate(n, residents / len(counts), measure="age_sex", unit="per 1,000 residents of the group",
                       breakdown=f"{key}={number}")
        )  # fmt: skip
        ratio = n / sum(counts) * len(counts)
        rows.append(
            cubes.row("disproportionality", ratio, unit="times the rate of everybody", n=n, numerator=n,
                      breakdown=f"{key}={number}")
        )  # fmt: skip
    return rows


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_a_group_hidden_in_one_table_is_hidden_in_the_other(audience: str) -> None:
    found = states(by_group([3, 14, 60, 40], 4000, "age"), audience)
    hidden = {
        cell for (measure, cell), state in found.items() if state == "suppressed" and measure == "age_sex"
    }
    assert "age=0" in hidden
    assert len(hidden) >= 2
    assert all(found["disproportionality", cell] == "suppressed" for cell in hidden if cell)


CELLS = """
    SELECT context || '|' || definition, area_code, period, breakdown, numerator FROM findings
    WHERE question = 'victimisation' AND measure = '{}' AND value IS NOT NULL AND numerator IS NOT NULL"""
ADDING_UP = ("age_sex", "repeat_victims", "victims_by_kind", "victim_residence", "ethnicity_share")
COUNTED = ("prevalence", "victimisations", "repeat_share", "repeat_timing", "disproportionality")
TOTALS = {"repeat_victims": "prevalence", "victim_residence": "victimisations"}
"""Measures whose parts add up to what another measure tells."""
Tables = dict[tuple[str, str], dict[attacks.Cell, float]]


@pytest.mark.slow
def test_nothing_hidden_of_victims_is_found_in_the_demonstration(finished_demo: Path) -> None:
    rules = cubes.rules("public")
    with duckdb.connect(str(finished_demo / "store/study.duckdb"), read_only=True) as store:
        parents = dict(store.execute("SELECT area_code, parent FROM study_areas").fetchall())
        tables: Tables = {}
        for measure in ADDING_UP + COUNTED:
            for table, area, period, breakdown, n in store.execute(CELLS.format(measure)).fetchall():
                tables.setdefault((measure, table), {})[area, period, breakdown] = n
        columns = store.execute(FINDINGS).fetchnumpy()
    hidden: dict[tuple[str, str], set[attacks.Cell]] = {}
    for one in release_figures(columns, parents, rules):
        if one.state == "suppressed":
            key = (one.measure, f"{one.context}|{one.definition}")
            hidden.setdefault(key, set()).add((one.area_code, one.period, one.breakdown))
    for (measure, table), cells in tables.items():
        mine = hidden.get((measure, table), set())
        assert {cell for cell, n in cells.items() if 0 < n < rules.threshold} <= mine, (measure, table)
        if measure in ADDING_UP:
            whole = (TOTALS.get(measure, measure), table)
            told = {
                cell: n for cell, n in tables.get(whole, {}).items() if cell not in hidden.get(whole, set())
            }
            found = attacks.by_subtraction(told | cells, mine & cells.keys(), parents)
            assert not found.keys() & mine, (measure, table)
    assert sum(len(hidden.get(key, ())) for key in tables) > 500
