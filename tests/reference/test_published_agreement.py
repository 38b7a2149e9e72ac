"""Published values of inter-coder agreement, each named for its source."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from groundview.statistics.agreement.brennan_prediger import brennan_prediger
from groundview.statistics.agreement.cohen import cohen_kappa
from groundview.statistics.agreement.figure import Agreement
from groundview.statistics.agreement.fleiss import fleiss_kappa
from groundview.statistics.agreement.gwet import gwet_ac1
from groundview.statistics.agreement.krippendorff import krippendorff_alpha
from groundview.statistics.agreement.percent import percent_agreement
from groundview.statistics.agreement.scott import scott_pi
from groundview.statistics.agreement.table import answers_of_table

Statistic = Callable[..., Agreement]


def of_coders(*coders: str) -> np.ndarray:
    """One string a coder, one sign a case, '.' where there is no answer; the categories are the signs in order."""
    known = sorted(set("".join(coders)) - {"."})
    return np.array([[-1 if sign == "." else known.index(sign) for sign in coder] for coder in coders]).T


def of_cases(cases: str) -> np.ndarray:
    """One word a case, the sorted answers of its coders."""
    return of_coders(*("".join(coder) for coder in zip(*cases.split(), strict=True)))


def shown(found: Agreement, digits: int) -> tuple[float, float]:
    return round(float(found.value), digits), round(float(found.gwet_error), digits)


ABSTRACTORS = answers_of_table([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
"""irrCAC's cont3x3abstractors, from Gwet (2014), Handbook of Inter-Rater Reliability, 4th edition."""


@pytest.mark.parametrize(
    ("statistic", "value", "error"),
    [
        (cohen_kappa, 0.7964094, 0.05891072),
        (scott_pi, 0.7962397, 0.05905473),
        (gwet_ac1, 0.8493305, 0.04321747),
        (brennan_prediger, 0.835, 0.04693346),
        (krippendorff_alpha, 0.7972585, 0.05905473),
        (percent_agreement, 0.89, 0.03128898),
    ],
)
def test_irrcac_two_abstractors(statistic: Statistic, value: float, error: float) -> None:
    """The vignette of the R package irrCAC 1.0 (Gwet 2019): the functions for tables of two."""
    found = statistic(ABSTRACTORS, 3)
    assert float(found.value) == pytest.approx(value, abs=5e-8)
    assert float(found.standard_error) == pytest.approx(error, abs=5e-9)


FOUR_RATERS = of_coders("123321412...", "1233224125..", ".33323422513", "12332441251.")
"""irrCAC's cac.raw4raters; but for one answer that has no other beside it, the data of Krippendorff (2011), part C."""


@pytest.mark.parametrize(
    ("statistic", "value", "error"),
    [
        (percent_agreement, 0.81818, 0.12561),
        (gwet_ac1, 0.77544, 0.14295),
        (fleiss_kappa, 0.76117, 0.15302),
        (brennan_prediger, 0.77273, 0.14472),
        # irrCAC 1.0 prints .14557: it mixes corrected and uncorrected agreement. The later programme does not.
        (krippendorff_alpha, 0.74342, 0.14548),
    ],
)
def test_irrcac_four_raters_with_missing_answers(statistic: Statistic, value: float, error: float) -> None:
    """The same vignette, the functions for raw answers."""
    assert shown(statistic(FOUR_RATERS, 5), 5) == (value, error)


PATIENTS = """444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445
333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555"""
"""30 patients by six psychiatrists each, Fleiss (1971); a digit is a diagnosis."""

SIX_RATERS = of_cases(" ".join(PATIENTS.split()[:15]))
"""irrCAC's distrib.6raters: the first half of the patients of Fleiss (1971)."""


@pytest.mark.parametrize(
    ("statistic", "value", "error"),
    [
        (gwet_ac1, 0.4448007, 0.0841876),
        (fleiss_kappa, 0.4139265, 0.0811929),
        # irrCAC 1.0 prints .0824323: this one function counts the influence on chance agreement once, where its own
        # functions for tables and raw answers, and the derivative, have it twice.
        (krippendorff_alpha, 0.4204384, 0.0811929),
        (brennan_prediger, 0.4388889, 0.0831214),
    ],
)
def test_irrcac_six_raters(statistic: Statistic, value: float, error: float) -> None:
    """The same vignette, the functions for distributions of raters."""
    found = statistic(SIX_RATERS, 5)
    assert shown(found, 7) == (value, error)
    assert found.gwet_error == found.standard_error


FIVE_OBSERVERS = of_coders(
    "112.001122.0131", "1130000.2110231", "203000222100221", ".13....0.10022.", "2..0001.2....31"
)
FOUR_ON_PEOPLE = of_coders("aaaaabbbcaaaaab", "aaaababccaaaaba", "abbcaabbcabbcaa", "ccccaabbcccccaa")


@pytest.mark.parametrize(
    ("answers", "categories", "statistic", "value", "error"),
    [
        (FIVE_OBSERVERS, 4, gwet_ac1, 0.497, 0.122),
        (FIVE_OBSERVERS, 4, fleiss_kappa, 0.458, 0.120),
        (FIVE_OBSERVERS, 4, krippendorff_alpha, 0.481, 0.114),
        (FOUR_ON_PEOPLE, 3, gwet_ac1, 0.208, 0.091),
        (FOUR_ON_PEOPLE, 3, fleiss_kappa, 0.129, 0.141),
        (FOUR_ON_PEOPLE, 3, krippendorff_alpha, 0.143, 0.141),
    ],
)
def test_irrcac_for_python(
    answers: np.ndarray, categories: int, statistic: Statistic, value: float, error: float
) -> None:
    """The tests of the Python package irrCAC (Fergadis): raw_5observers, of Gwet (2014), p. 125, and raw_gender."""
    assert shown(statistic(answers, categories), 3) == (value, error)


def test_irrcac_four_diagnoses() -> None:
    """The same tests: 223 patients diagnosed by two methods, table_cont4x4diagnosis."""
    table = [[40, 4, 4, 17], [6, 25, 2, 13], [4, 1, 21, 12], [15, 5, 9, 45]]
    assert shown(cohen_kappa(answers_of_table(table), 4), 3) == (0.432, 0.046)


def test_cohen_1960_two_judges() -> None:
    """200 cases, three diagnoses, Cohen's own .492: Cohen (1960), again in Cohen (1968), table 1."""
    found = cohen_kappa(answers_of_table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), 3)
    assert round(float(found.value), 3) == 0.492


def test_cohen_sas() -> None:
    """Kappa and its asymptotic standard error as SAS prints them, kept in the tests of statsmodels."""
    found = cohen_kappa(answers_of_table([[0, 4, 1], [0, 8, 0], [0, 1, 5]]), 3)
    assert shown(found, 4) == (0.4842, 0.1380)


def test_fleiss_1971_diagnoses() -> None:
    """.430 in the paper, .4302445 by kappam.fleiss of the R package irr."""
    assert round(float(fleiss_kappa(of_cases(PATIENTS), 5).value), 7) == 0.4302445


def test_fleiss_of_fourteen_raters() -> None:
    """The example of the encyclopedia's article on Fleiss' kappa: ten subjects, .210."""
    rows = [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]  # fmt: skip
    answers = np.array([np.repeat(np.arange(5), row) for row in rows])
    assert round(float(fleiss_kappa(answers, 5).value), 3) == 0.210


@pytest.mark.parametrize(
    ("coders", "categories", "alpha"),
    [
        (("0100000010", "1110010000"), 2, 0.095),
        (("aabbdcccedda", "babbbccceddd"), 5, 0.692),
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 5, 0.743),
    ],
)
def test_krippendorff_2011(coders: tuple[str, ...], categories: int, alpha: float) -> None:
    """Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, parts A, B and C."""
    found = krippendorff_alpha(of_coders(*coders), categories)
    assert round(float(found.value), 3) == alpha


def test_krippendorff_of_three_coders() -> None:
    """The computational example of the encyclopedia's article on alpha: three coders, 15 units, nominal .691."""
    coders = (".....34121133.3", "1.213343.......", "..21344.21133.4")
    assert round(float(krippendorff_alpha(of_coders(*coders), 4).value), 3) == 0.691
