"""Totals that are published for the lists of the United Kingdom (2013) and of New Orleans.

Chan, Silverman and Vincent (2021), Journal of the American Statistical Association 116, 1297-1306, and what their
package SparseMSE prints; the lists are those of that package.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from groundview.statistics.capture_recapture.averaged import averaged
from groundview.statistics.capture_recapture.decomposable import decomposable_average
from groundview.statistics.capture_recapture.existence import check
from groundview.statistics.capture_recapture.fits import fit_models
from groundview.statistics.capture_recapture.models import Model
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.capture_recapture.stepwise import stepwise, stepwise_interval

pytestmark = pytest.mark.realdata


def published(realdata: Path, name: str) -> Patterns:
    lines = (realdata / "mse_lists" / f"{name}.csv").read_text(encoding="utf-8").split()
    rows = np.array([line.split(",") for line in lines[1:]], dtype=np.int64)
    return Patterns.of_counts(rows[:, :-1], rows[:, -1], lists=lines[0].split(",")[:-1])


def total(table: Patterns, model: Model) -> float:
    return table.persons + float(fit_models(table, [model]).unseen[0])


def test_the_lists_are_those_of_the_home_office(realdata: Path) -> None:
    """Silverman (2014): 2,744 cases, of which 252 on two lists or more."""
    table = published(realdata, "UKdat")
    assert (table.persons, table.repeated) == (2744, 252)
    assert dict(zip(table.lists, table.sizes, strict=True)) == {
        "LA": 94, "NG": 567, "PF": 1102, "GO": 807, "GP": 336, "NCA": 102,
    }  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [("UKdat_5", 13444), ("UKdat", 12214), ("NewOrl_5", 1034)])
def test_independence(realdata: Path, name: str, value: int) -> None:
    table = published(realdata, name)
    assert round(total(table, Model.of(len(table.lists)))) == value


@pytest.mark.parametrize(("name", "value"), [("UKdat_5", 11313), ("UKdat", 11418)])
def test_stepwise(realdata: Path, name: str, value: int) -> None:
    """With the p-value of the overlap; the same steps with Wald's more than double the first."""
    table = published(realdata, name)
    assert round(total(table, stepwise(table))) == value


def test_the_interval_of_stepwise(realdata: Path) -> None:
    """Published: 9,367 to 15,219, from 1,000 tables drawn again; the ends move by a few per cent with the seed."""
    bounds, note = stepwise_interval(published(realdata, "UKdat_5"), seed=1, replicates=10_000)
    assert note == ""
    assert float(bounds.low) == pytest.approx(9367, rel=0.04)
    assert float(bounds.high) == pytest.approx(15_219, rel=0.06)


def test_another_class_of_models_doubles_the_answer(realdata: Path) -> None:
    """Decomposable models average to 20,232 to 23,016 on the five lists; the averaged interval holds both classes."""
    table = published(realdata, "UKdat_5")
    assert 20_232 <= decomposable_average(table).totals.median <= 23_016
    found = averaged(table)
    assert found.sampling is not None
    assert found.sampling.low < 11_313
    assert found.sampling.high > 23_016


@pytest.mark.parametrize(
    ("interactions", "exists", "identifiable"),
    [([(0, 1), (0, 2), (1, 2)], True, False), ([(0, 1)], False, True), ([(0, 2), (1, 2)], True, True)],
)
def test_artificial_3(
    realdata: Path, interactions: list[tuple[int, int]], exists: bool, identifiable: bool
) -> None:
    found = check(published(realdata, "Artificial_3"), Model.of(3, interactions))
    assert (found.exists, found.identifiable) == (exists, identifiable)
