"""The arithmetic of the Police Foundation and Perpetuity Research study, done again from published_study.yml."""

from __future__ import annotations

import pytest
from published_study import Check, Figure, again, holds, numerators, sample_where_coding_is_wider, study

from groundview.evidence.attribution.definition import definitions
from groundview.evidence.cases.contexts import contexts
from groundview.questions.measure import measures

CHECKS = [(one, check) for one in study().figures for check in one.checks]


@pytest.mark.parametrize(
    ("figure", "check"), CHECKS, ids=[f"{one.figure}: {check.label}" for one, check in CHECKS]
)
def test_each_figure_comes_out_as_it_was_printed_or_as_declared_not_to(figure: Figure, check: Check) -> None:
    """`agrees: false` marks what was printed and does not follow; it fails here should it follow after all."""
    assert holds(check) is check.agrees


def by_label(label: str) -> Check:
    return next(check for _, check in CHECKS if check.label == label)


@pytest.mark.parametrize(
    ("label", "value", "low", "high"),
    [
        ("premises linked", 76.9, 65.4, 85.5),
        ("premises not visible", 78.5, 67.0, 86.7),
        ("premises with such evidence", 29.2, 19.6, 41.2),
        ("mapped groups linked to fraud", 18.2, 17.3, 19.1),
        ("were all 6 among the 43 (and only then)", 14.0, 6.6, 27.3),
        # The Poisson ones by quantiles of chi-squared: half of those of 2k and of 2k + 2 degrees of freedom.
        ("premises", 65.0, 50.2, 82.8),
        ("sex workers", 142.0, 119.6, 167.4),
        ("offenders", 74.0, 58.1, 92.9),
        ("groups found", 43.0, 31.1, 57.9),
        ("groups mapped", 6.0, 2.2, 13.1),
        ("sex workers to a brothel", 2.2, 1.8, 2.6),
        ("offenders to a brothel", 1.1, 0.9, 1.4),
    ],
)
def test_the_intervals_that_the_study_did_not_print(
    label: str, value: float, low: float, high: float
) -> None:
    found = again(by_label(label))
    assert found.sampling is not None
    shown = [float(part) for part in (found.value, found.sampling.low, found.sampling.high)]
    assert [round(part, 1) for part in shown] == [value, low, high]


def test_15_percent_does_not_follow_from_1365_of_7503() -> None:
    """18.2%, and its whole interval lies above the 15% that is said to be based on it."""
    found = again(by_label("mapped groups linked to fraud"))
    assert round(float(found.value), 1) == 18.2
    assert found.sampling is not None
    assert float(found.sampling.low) > 15
    assert (round(0.15 * 7503), round(1365 / 0.15)) == (1125, 9100)


def test_6_of_43_is_no_coverage() -> None:
    found = again(by_label("coverage, of the groups found (%)"))
    assert found.sampling is None
    assert found.evidence is not None
    assert (float(found.evidence.low), round(float(found.evidence.high), 1)) == (0.0, 14.0)


def test_a_numerator_that_was_not_printed_is_the_only_one_there_can_be() -> None:
    unprinted = [check for _, check in CHECKS if not check.numerator_printed]
    assert len(unprinted) == 2
    for check in unprinted:
        assert check.published is not None
        assert numerators(check.published, int(check.of[1])) == [check.of[0]]


def test_from_a_few_hundred_frauds_on_coding_is_the_greater_doubt() -> None:
    assert [sample_where_coding_is_wider(*ends) for ends in ((31, 45), (38, 59))] == [182, 84]


def test_every_figure_is_computed_again_or_says_why_not() -> None:
    for one in study().figures:
        assert one.checks or one.why_not, one.figure
        assert not (one.percents and not one.why_not), one.figure


def test_every_source_is_used_and_every_one_used_is_declared() -> None:
    assert {name for one in study().figures for name in one.sources} == set(study().sources)


def test_figures_lead_to_measures_definitions_and_contexts_that_exist() -> None:
    known = {name for _, name in measures()}
    defined = {one.name for one in definitions()}
    for one in study().figures:
        assert set(one.measures) <= known, one.figure
        assert set(one.definitions) <= defined, one.figure
    assert {one.context for one in study().figures} - {""} == {one.context for one in contexts()}
