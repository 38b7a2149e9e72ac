"""When no share is given, and in what words."""

from __future__ import annotations

import numpy as np

from groundview.statistics.prediction_powered.coded import Coded
from groundview.statistics.prediction_powered.design import DRAWN_AT_RANDOM, Design
from groundview.statistics.prediction_powered.enough import lacking


def why(coded: int, cases: list[int], design: Design = DRAWN_AT_RANDOM) -> str:
    outcome = np.arange(coded) % 2.0
    return lacking(Coded.of(outcome, outcome, cases, design, finite=True))


def test_thirty_are_enough_and_twenty_nine_are_not() -> None:
    assert why(30, [1000]) == ""
    assert why(29, [1000]) == "29 cases are coded, and at least 30 are needed"


def test_every_stratum_needs_two_unless_it_is_wholly_coded() -> None:
    strata = np.array([0] * 39 + [1])
    assert (
        why(40, [500, 20], Design(strata=strata)) == "1 of 2 strata have cases and fewer than two coded ones"
    )
    assert why(40, [500, 1], Design(strata=strata)) == ""
    assert why(40, [500, 1, 0], Design(strata=strata)) == ""
    assert "1 of 3 strata" in why(40, [500, 1, 7], Design(strata=strata))


def test_a_few_heavy_cases_are_worth_little() -> None:
    weights = np.ones(50)
    weights[:3] = 1000
    assert why(50, [5000], Design(weights=weights)).startswith("the coded cases are worth 3.1 equal ones")


def test_ten_clusters_are_needed() -> None:
    assert why(45, [500], Design(clusters=np.arange(45) % 9)) == (
        "the coded cases lie in 9 clusters, and at least 10 are needed"
    )
    assert why(45, [500], Design(clusters=np.arange(45) % 15)) == ""


def test_a_stratum_in_one_cluster_does_not_show_how_clusters_differ() -> None:
    strata, clusters = np.array([0] * 40 + [1] * 5), np.append(np.arange(40), [99] * 5)
    assert why(45, [500, 50], Design(strata=strata, clusters=clusters)) == (
        "the coded cases of 1 strata lie in one cluster each"
    )
