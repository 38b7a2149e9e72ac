"""Agreement of coders: what is worked out, what is refused, what must not matter."""

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
from groundview.statistics.estimate import Estimate, Interval

Statistic = Callable[..., Agreement]

OF_TWO: list[Statistic] = [cohen_kappa, scott_pi]
OF_ANY: list[Statistic] = [percent_agreement, brennan_prediger, gwet_ac1, fleiss_kappa, krippendorff_alpha]
BY_SHARES: list[Statistic] = [cohen_kappa, scott_pi, fleiss_kappa, krippendorff_alpha]

TWO = np.random.default_rng(2).integers(0, 3, (40, 2))
TWO[:25, 1] = TWO[:25, 0]
LACKING = np.random.default_rng(3).integers(-1, 3, (40, 4))


def answers_for(statistic: Statistic) -> np.ndarray:
    return TWO if statistic in OF_TWO else LACKING


def same(one: Agreement, two: Agreement) -> None:
    for part in ("value", "standard_error", "gwet_error", "n"):
        assert float(getattr(one, part)) == pytest.approx(float(getattr(two, part)), abs=1e-12)
    assert one.sampling is not None
    assert two.sampling is not None
    assert float(one.sampling.low) == pytest.approx(float(two.sampling.low), abs=1e-12)
    assert float(one.sampling.high) == pytest.approx(float(two.sampling.high), abs=1e-12)


@pytest.mark.parametrize("statistic", OF_TWO + OF_ANY)
class TestEveryStatistic:
    def test_it_is_an_estimate_of_arrays(self, statistic: Statistic) -> None:
        found = statistic(answers_for(statistic), 3)
        assert isinstance(found, Estimate)
        assert found.sampling is not None
        parts = [found.value, found.n, found.standard_error, found.gwet_error, *vars_of(found.sampling)]
        assert all(part.shape == () and part.dtype == np.float64 for part in parts)
        assert found.unit == ("share" if statistic is percent_agreement else "chance-corrected agreement")
        assert found.sampling.low < found.value < found.sampling.high
        assert found.note == ""
        assert found.method.endswith("score interval of the linearised variance, 95%")

    def test_neither_the_order_nor_the_names_matter(self, statistic: Statistic) -> None:
        answers = answers_for(statistic)
        plain = statistic(answers, 3)
        same(plain, statistic(answers[::-1, ::-1], 3))
        same(plain, statistic(np.where(answers < 0, -1, 2 - answers), 3))

    def test_a_case_that_nobody_coded_does_not_matter(self, statistic: Statistic) -> None:
        answers = answers_for(statistic)
        nobody = np.full((5, answers.shape[1]), -1)
        same(statistic(answers, 3), statistic(np.concatenate([nobody, answers]), 3))

    def test_equal_weights_are_no_weights(self, statistic: Statistic) -> None:
        answers = answers_for(statistic)
        same(statistic(answers, 3), statistic(answers, 3, weights=np.full(40, 2.5)))

    def test_a_whole_weight_is_as_many_cases(self, statistic: Statistic) -> None:
        """But for the small-sample correction of alpha, which counts the answers that were given."""
        answers = answers_for(statistic)
        many = np.random.default_rng(1).integers(1, 4, 40)
        weighted = float(statistic(answers, 3, weights=many).value)
        repeated = float(statistic(np.repeat(answers, many, axis=0), 3).value)
        assert weighted == pytest.approx(repeated, abs=0.01 if statistic is krippendorff_alpha else 1e-12)

    def test_unequal_weights_widen(self, statistic: Statistic) -> None:
        """On average: a quarter of the cases with nine times the weight are worth some 16 of 40."""
        answers, random = answers_for(statistic), np.random.default_rng(1)
        errors = [
            float(statistic(answers, 3, weights=random.permutation([1.0] * 30 + [9.0] * 10)).standard_error)
            for _ in range(20)
        ]
        assert np.mean(errors) > 1.2 * float(statistic(answers, 3).standard_error)

    def test_more_confidence_is_wider(self, statistic: Statistic) -> None:
        narrow, wide = (statistic(answers_for(statistic), 3, confidence=c).sampling for c in (0.8, 0.99))
        assert narrow is not None
        assert wide is not None
        assert wide.low < narrow.low < narrow.high < wide.high

    def test_a_finite_population_narrows(self, statistic: Statistic) -> None:
        answers = answers_for(statistic)
        plain, finite = statistic(answers, 3), statistic(answers, 3, population=400)
        assert plain.n is not None
        left = 1.0 - float(plain.n) / 400
        assert float(finite.standard_error) == pytest.approx(float(plain.standard_error) * left**0.5)
        assert plain.sampling is not None
        assert finite.sampling is not None
        assert plain.sampling.low < finite.sampling.low < finite.sampling.high < plain.sampling.high

    def test_the_whole_population_has_no_doubt(self, statistic: Statistic) -> None:
        answers = TWO
        found = statistic(answers, 3, population=40)
        assert found.sampling is not None
        assert float(found.sampling.low) == pytest.approx(float(found.value))
        assert float(found.sampling.high) == pytest.approx(float(found.value))
        assert found.standard_error == 0.0
        agreed = statistic(np.repeat(answers[:, :1], 2, axis=1), 3, population=40)
        assert agreed.sampling == Interval.of(1.0, 1.0)

    def test_all_agree_on_several_categories(self, statistic: Statistic) -> None:
        """The error is 0, but the interval knows that there might have been disagreement."""
        found = statistic(np.repeat([[0, 0], [1, 1]], 15, axis=0), 2)
        assert found.sampling is not None
        assert (found.value, found.standard_error, found.sampling.high) == (1.0, 0.0, 1.0)
        assert 0.6 < found.sampling.low < 0.9

    @pytest.mark.parametrize("answers", [np.empty((0, 2)), [[0, 1]], [[0, -1], [-1, 1], [1, 1]]])
    def test_fewer_than_two_cases_are_no_figure(self, statistic: Statistic, answers: object) -> None:
        found = statistic(answers, 2)
        assert np.isnan([found.value, found.standard_error, found.gwet_error]).all()
        assert found.sampling is not None
        assert np.isnan([found.sampling.low, found.sampling.high]).all()
        assert found.note == "no figure: fewer than two cases were coded by two coders"

    def test_the_input_is_left_alone(self, statistic: Statistic) -> None:
        answers, weights = answers_for(statistic).copy(), np.linspace(1, 2, 40)
        statistic(answers, 3, weights=weights)
        assert np.array_equal(answers, answers_for(statistic))
        assert np.array_equal(weights, np.linspace(1, 2, 40))

    @pytest.mark.parametrize(
        ("answers", "categories", "weights", "message"),
        [
            ([[0, 1], [0, -2]], 2, None, r"answers: 1 of 4 .* negative, and not -1 \(the first at case 1, coder 1\)"),
            ([[0, 1], [2, 0]], 2, None, "1 of 4 values are not below the number of categories, 2"),
            ([[0, 0.5], [0, 0]], 2, None, "1 of 4 values are not whole"),
            ([[0, np.nan], [0, 0]], 2, None, "missing or infinite .write -1 where"),
            (np.ma.array([[0, 1]], mask=[[False, True]]), 2, None, "missing or infinite"),
            ([0, 1], 2, None, r"answers have shape \(cases, coders\)"),
            ([[0], [1]], 2, None, "at least two coders"),
            ([[0, 0]], 1, None, "categories must be a whole number of at least 2: it is 1"),
            ([[0, 0]], 2.0, None, "categories must be a whole number"),
            ([[0, 0]], True, None, "categories must be a whole number"),
            ([[0, 0]], 2, [1, 2], "weights are one a case: there are 2 for 1 cases"),
            ([[0, 0]], 2, 1.0, "weights are one a case"),
            ([[0, 0], [1, 1]], 2, [0, 1], "weights: 1 of 2 are not above 0 and finite"),
            ([[0, 0], [1, 1]], 2, [np.inf, np.nan], "weights: 2 of 2 are not above 0"),
        ],
    )  # fmt: skip
    def test_it_refuses(
        self, statistic: Statistic, answers: object, categories: int, weights: object, message: str
    ) -> None:
        with pytest.raises(ValueError, match=message):
            statistic(answers, categories, weights=weights)

    def test_it_refuses_a_small_population_and_a_bad_confidence(self, statistic: Statistic) -> None:
        with pytest.raises(
            ValueError, match="population must be at least as large as the sample of 40: it is 39"
        ):
            statistic(TWO, 3, population=39)
        with pytest.raises(ValueError, match="confidence must lie between 0 and 1"):
            statistic(TWO, 3, confidence=95)


def vars_of(interval: Interval) -> tuple[np.ndarray, np.ndarray]:
    return interval.low, interval.high


@pytest.mark.parametrize("statistic", BY_SHARES)
def test_one_category_is_no_figure(statistic: Statistic) -> None:
    found = statistic([[1, 1]] * 10, 3, weights=np.linspace(0.1, 0.7, 10))
    assert np.isnan([found.value, found.standard_error]).all()
    assert found.sampling is not None
    assert np.isnan(found.sampling.low)
    assert (
        found.note == "no figure: every answer is in one category, so that chance alone would agree as well"
    )


@pytest.mark.parametrize("statistic", [gwet_ac1, brennan_prediger])
def test_one_category_is_full_agreement_that_was_not_tried(statistic: Statistic) -> None:
    found = statistic([[1, 1]] * 10, 3)
    assert found.sampling is not None
    assert found.value == 1.0
    assert found.sampling.low < 0.9
    assert "how well others are told apart was not seen" in found.note
    assert percent_agreement([[1, 1]] * 10, 3).note == ""


@pytest.mark.parametrize("statistic", BY_SHARES)
def test_two_rare_answers_are_no_ground_for_an_interval(statistic: Statistic) -> None:
    """They are for AC1, whose chance agreement does not hang on them."""
    answers = [[0, 0]] * 98 + [[1, 1], [1, 0]]
    found = statistic(answers, 2)
    assert found.sampling is not None
    assert 0.6 < found.value < 0.7
    assert found.standard_error > 0
    assert np.isnan([found.sampling.low, found.sampling.high]).all()
    assert found.note.startswith("no interval: too few cases, or too few outside the commonest category")
    assert gwet_ac1(answers, 2).note == ""


@pytest.mark.parametrize("statistic", OF_TWO)
def test_two_coders_are_two(statistic: Statistic) -> None:
    with pytest.raises(ValueError, match="is for two coders: there are 4"):
        statistic(LACKING, 3)


@pytest.mark.parametrize("statistic", OF_TWO)
def test_of_two_coders_only_cases_that_both_coded_count(statistic: Statistic) -> None:
    once = np.array([[0, -1], [-1, 2], [2, -1]])
    same(statistic(TWO, 3), statistic(np.concatenate([TWO, once]), 3))


def test_fleiss_is_scott_where_nothing_is_missing() -> None:
    same(scott_pi(TWO, 3), fleiss_kappa(TWO, 3))
    once = np.array([[0, -1]] * 20)
    assert fleiss_kappa(np.concatenate([TWO, once]), 3).value != scott_pi(TWO, 3).value


def test_coders_who_never_meet_agree_as_chance_would() -> None:
    found = cohen_kappa([[0, 1]] * 5, 2)
    assert found.value == 0.0


def test_alpha_is_pi_without_putting_back() -> None:
    alpha, pi = float(krippendorff_alpha(TWO, 3).value), float(scott_pi(TWO, 3).value)
    assert 1 - alpha == pytest.approx((1 - pi) * 79 / 80)


def test_a_category_that_nobody_used_counts_where_it_should() -> None:
    for statistic in (gwet_ac1, brennan_prediger):
        assert statistic(TWO, 4).value > statistic(TWO, 3).value
    for statistic in (percent_agreement, fleiss_kappa, krippendorff_alpha, cohen_kappa):
        same(statistic(TWO, 4), statistic(TWO, 3))


def test_gwet_error_is_larger_only_where_cases_have_one_answer() -> None:
    once = np.array([[0, -1]] * 120)
    whole, mostly = percent_agreement(TWO, 3), percent_agreement(np.concatenate([TWO, once]), 3)
    assert whole.gwet_error == whole.standard_error
    assert float(mostly.standard_error) == pytest.approx(float(whole.standard_error) * (40 / 39) ** 0.5)
    assert mostly.gwet_error > 1.5 * mostly.standard_error


def test_a_doubt_may_be_added_and_the_error_stays() -> None:
    found = cohen_kappa(TWO, 3).with_doubt("coding", Interval.of(0, 1))
    assert isinstance(found, Agreement)
    assert found.standard_error == cohen_kappa(TWO, 3).standard_error


def test_a_table_becomes_answers() -> None:
    answers = answers_of_table([[1, 2], [0, 1]])
    assert answers.tolist() == [[0, 0], [0, 1], [0, 1], [1, 1]]
    assert answers.dtype == np.int64
    assert answers_of_table(np.zeros((3, 3))).shape == (0, 2)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([[1, 2, 3], [1, 2, 3]], "as many rows as columns"),
        ([[1]], "as many rows as columns, at least 2"),
        ([1, 2], "as many rows as columns"),
        ([[1, -1], [0, 0]], "table: 1 of 4 values are negative"),
        ([[1, 0.5], [0, 0]], "table: 1 of 4 values are not whole"),
    ],
)
def test_a_table_is_square_and_counts(table: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        answers_of_table(table)  # type: ignore[arg-type]
