"""Association whose figures are published.

The St Louis, North Carolina and Columbus figures are those of PySAL's documentation of Moran and Geary (Rey and Anselin
2007); their areas and values come with libpysal, without which these are skipped. `benchmarks/reference/association.py`
holds more, beside esda itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from groundview.statistics.false_discovery import benjamini_hochberg, benjamini_yekutieli
from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.distance_weights import distance_band
from groundview.statistics.local_association.getis_ord import getis_ord

QUICK = Chance(99)

INFARCTION = """
.0001 .0004 .0019 .0095 .0201 .0278 .0298 .0344 .0459 .3240 .4262 .5719 .6528 .7590 1.0000
"""


def test_benjamini_and_hochberg_on_thrombolysis() -> None:
    """Benjamini and Hochberg (1995), 4: of 15 hypotheses theirs rejects the first four at .05, Bonferroni's three."""
    p = np.array(INFARCTION.split(), dtype=np.float64)
    assert np.flatnonzero(benjamini_hochberg(p) <= 0.05).tolist() == [0, 1, 2, 3]
    assert np.flatnonzero(p * 15 <= 0.05).tolist() == [0, 1, 2]
    # R's p.adjust prints these for "BH" and "BY".
    assert benjamini_hochberg(p)[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])
    assert benjamini_yekutieli(p)[:3] == pytest.approx([0.00497734, 0.00995469, 0.03152318], rel=1e-6)


POINTS = [(10, 10), (20, 10), (40, 10), (15, 20), (30, 20), (30, 30)]
VALUES = [2, 3, 3.2, 5, 8, 7]


def test_getis_ord_on_six_points() -> None:
    """As esda documents G_Local, with weights of 1 (neighbours within 15); its z for row-standardised weights uses the
    formula for weights of 1, and is another."""
    weights = distance_band(POINTS, 15)
    plain = getis_ord(VALUES, weights, seed=1, star=False, chance=QUICK)
    z = [-1.0136729, -0.04361589, 1.31558703, -0.31412676, 1.15373986, 1.77833941]
    np.testing.assert_allclose(plain.z, z, atol=5e-9)
    starred = getis_ord(VALUES, weights, seed=1, chance=QUICK)
    z = [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331]
    np.testing.assert_allclose(starred.z, z, atol=5e-9)


PUBLISHED = [
    ("stl_hom", "HR8893", "moran", 0.24365582621771659),
    ("sids2", "SIDR74", "moran", 0.24772519320480135),
    ("columbus", "CRIME", "geary", 0.5154408058652411),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("areas", "name", "statistic", "value"), PUBLISHED, ids=[one[0] for one in PUBLISHED]
)
def test_global_association_of_published_areas(areas: str, name: str, statistic: str, value: float) -> None:
    """Areas with a border in common, row-standardised."""
    from groundview.statistics.local_association import whole
    from groundview.statistics.local_association.contiguity import rook

    libpysal = pytest.importorskip("libpysal", reason="libpysal, which holds the areas, is not installed")
    geopandas = pytest.importorskip("geopandas", reason="geopandas, which reads the areas, is not installed")
    table = geopandas.read_file(Path(libpysal.examples.get_path(f"{areas}.shp")))
    function: Callable[..., whole.Global] = getattr(whole, statistic)
    weights = rook(list(table.geometry)).row_standardised()
    assert function(table[name], weights, seed=1, chance=QUICK).value == pytest.approx(value, abs=1e-14)
