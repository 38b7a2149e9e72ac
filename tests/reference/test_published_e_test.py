"""Published p-values of the E-test."""

from __future__ import annotations

import pytest

from groundview.statistics.comparison import e_test


@pytest.mark.parametrize(("first", "second", "p"), [(6, 2, 0.1749), (0, 3, 0.0884)])
def test_krishnamoorthy_and_thomson_2004_section_6(first: int, second: int, p: float) -> None:
    """Journal of Statistical Planning and Inference 119, 23-35: illustrative examples, equal exposures."""
    assert round(float(e_test(first, second).value), 4) == p
    assert round(float(e_test(second, first, exposure_first=100, exposure_second=100).value), 4) == p


def test_the_authors_own_programme_with_unequal_exposures() -> None:
    """3 in 100 against 20 in 300: .122027 from the authors' Fortran, as recorded in the tests of scipy."""
    found = e_test(3, 20, exposure_first=100, exposure_second=300)
    assert float(found.value) == pytest.approx(0.12202725450896404, abs=2e-6)
