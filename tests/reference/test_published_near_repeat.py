"""Published tables of near repeats: Chicago (Steenbeek's NearRepeat; Ratcliffe's Near Repeat Calculator 1.3) and
Burkitt's lymphoma in Uganda (Williams and others 1978), as pointpats prints them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.events import Events, events
from groundview.statistics.near_repeat.knox import knox
from groundview.statistics.near_repeat.mantel import mantel
from groundview.statistics.near_repeat.shuffles import Shuffles


@pytest.fixture
def chicago(realdata: Path) -> Events:
    """The 970 burglaries of month 1."""
    path = realdata / "near_repeat_chicago/nrc_reference/chicago_be_month1.csv"
    rows = np.genfromtxt(path, delimiter=",", dtype="f8,f8,U10")
    return events(rows["f0"], rows["f1"], rows["f2"].astype("datetime64[D]"))


@pytest.fixture
def burkitt() -> NDArray[np.float64]:
    """The 188 cases: x and y in kilometres, days."""
    path = Path(__file__).with_name("burkitt.csv")
    return np.loadtxt(path, delimiter=",", skiprows=1).T


@pytest.mark.realdata
def test_chicago_against_the_table_of_near_repeat(chicago: Events) -> None:
    bands = Bands.of([0, 0.1, 200, 400, 600], [0, 7, 14, 21])
    found = knox(*chicago, bands=bands, shuffles=Shuffles(1, 2000))
    assert found.n == 970
    assert found.observed.tolist() == [[28, 5, 5], [141, 69, 27], [186, 140, 100], [237, 192, 128]]
    published = [[1.803, 0.404, 0.613], [1.412, 0.862, 0.517], [1.014, 0.950, 1.051], [0.975, 0.981, 1.007]]
    # Theirs have the error of 999 permutations: some .6% where 8 pairs are expected, less where more are.
    np.testing.assert_allclose(found.ratio_to_mean, published, rtol=0.012)
    np.testing.assert_allclose(found.ratio_to_median, found.ratio_to_mean, rtol=0.05)
    small = found.p < 0.01
    assert small.tolist() == [[True, False, False], [True, False, False], [False] * 3, [False] * 3]


@pytest.mark.realdata
def test_chicago_against_the_calculator_whose_labels_are_one_day_and_one_metre_off(chicago: Events) -> None:
    """What it calls 0 to 7 days, 8 to 14 and 1 to 100 metres is [0, 7), [7, 14) and (0, 100)."""
    bands = Bands.of([0, 100, 200, 300], [0, 7, 14, 21, 1000], same_place=True)
    found = knox(*chicago, bands=bands, shuffles=Shuffles(1))
    assert found.observed.tolist() == [[28, 5, 5, 2], [44, 13, 8, 4], [97, 56, 19, 16], [77, 67, 45, 20]]
    calculator = [[1.652, 0.430, 0.629], [1.685, 0.600, 0.569], [1.318, 0.945, 0.513], [0.938, 1.028, 1.071]]
    # Theirs is the mean of 19 permutations.
    np.testing.assert_allclose(found.ratio_to_mean[:, :3], calculator, rtol=0.15)


def test_burkitt_knox_table_of_pointpats(burkitt: NDArray[np.float64]) -> None:
    """It counts a distance of exactly 20, and 5 days."""
    bands = Bands.of([0, np.nextafter(20, 21)], [0, 6], metric="euclidean")
    found = knox(*burkitt, bands=bands, shuffles=Shuffles(1))
    assert found.observed.tolist() == [[13]]
    assert found.mean[0, 0] == pytest.approx(10.1438161, abs=5e-8)
    assert found.p[0, 0] == pytest.approx(0.21, abs=0.1)


def test_burkitt_mantel_correlation_of_pointpats(burkitt: NDArray[np.float64]) -> None:
    found = mantel(*burkitt, shuffles=Shuffles(1, 499))
    assert found.correlation == pytest.approx(0.048368, abs=5e-7)
    assert found.p <= 0.01
