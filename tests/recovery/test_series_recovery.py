"""Studies in which nothing changes alarm seldom, and what changed in one area is found among many."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.questions.victimisation.alarm import FALSE
from groundview.questions.victimisation.recent_change import NEWEST, judged
from groundview.questions.victimisation.series import Series

AREAS, STUDIES, MONTHS = 60, 60, 36


def studies(level: float, variance: float, seed: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Counts of every area and month of many studies, (STUDIES x AREAS, MONTHS), of one law throughout."""
    rng, shape = np.random.default_rng(seed), (STUDIES * AREAS, MONTHS)
    if variance == 1.0:
        return rng.poisson(level, shape).astype(np.float64)
    return rng.negative_binomial(level / (variance - 1.0), 1.0 / variance, shape).astype(np.float64)


def probabilities(
    events: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """The adjusted probability of every area, (STUDIES, AREAS), each study being a family of its own."""
    months = tuple(str(np.datetime64("2023-01") + number) for number in range(MONTHS))
    family = np.repeat([f"study {number}" for number in range(STUDIES)], AREAS).astype(object)
    series = Series({}, months, events, ((),) * len(events), family)
    return judged(series)[1].reshape(STUDIES, AREAS)


@pytest.mark.parametrize(("level", "variance"), [(2.0, 1.0), (15.0, 1.0), (15.0, 2.5)])
def test_without_a_change_few_studies_have_an_alarm(level: float, variance: float) -> None:
    """Among sixty areas that do not change, one study in twenty has an alarm at most, but for the error of sixty."""
    alarmed = np.any(probabilities(studies(level, variance, 7)) <= FALSE, axis=1)
    assert alarmed.mean() <= FALSE + 3 * np.sqrt(FALSE * (1 - FALSE) / STUDIES)


def test_counts_that_vary_more_than_chance_would_alarm_falsely_without_the_allowance() -> None:
    from groundview.statistics.comparison import e_test

    events = studies(15.0, 2.5, 7)
    p = e_test(events[:, -15:-12].sum(axis=1), events[:, -3:].sum(axis=1)).value
    assert np.mean(p <= FALSE) > 0.15


def test_an_area_that_doubled_is_found_among_sixty() -> None:
    events = studies(60.0, 1.5, 8)
    changed = np.arange(0, STUDIES * AREAS, AREAS)
    events[changed, -NEWEST:] *= 2
    p = probabilities(events)
    assert np.mean(p[:, 0] <= FALSE) > 0.8
    assert np.mean(p[:, 1:] <= FALSE) < 0.005
