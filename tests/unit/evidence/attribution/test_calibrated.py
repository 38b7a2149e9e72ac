"""Calibrated shares from coded cases and criteria, from end to end and in their parts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from attributed_world import BUILT_IN, DEFINED, World, new_world

from groundview.evidence.attribution.calibrate.calibrate import make_calibrations
from groundview.evidence.attribution.calibrate.cells import Cell
from groundview.evidence.attribution.calibrate.features import features_of
from groundview.evidence.attribution.calibrate.judged import Judged
from groundview.evidence.attribution.calibrate.share import Help, Shares, shares_of
from groundview.evidence.attribution.readings import everything_asked
from groundview.evidence.coding.settle import settle_codings

HERE = [one for one in BUILT_IN if one.context == "neighbourhood"]


def coded_world(answers: list[str], others: int = 0, second: list[str] | None = None) -> World:
    """Offences of which a coder answered this to `two_or_more`, and a second coder that; and others not coded."""
    world = new_world("ann", "bob")
    for number in range(len(answers) + others):
        world.offence(f"c{number}", *(("ann", "bob") if number % 3 == 0 else ()))
    for coder, given in (("one", answers), ("two", second or [])):
        for number, answer in enumerate(given):
            world.put("codings", context="neighbourhood", case_ref=f"c{number}", coder=coder, variable="two_or_more",
                      answer=answer)  # fmt: skip
    return world


def calibrate(world: World, tmp_path: Path) -> dict[str, dict[str, object]]:
    """The row of the whole study of each definition."""
    world.attribute(context="neighbourhood")
    settle_codings(world.store, tmp_path, HERE)
    make_calibrations(world.store, HERE, DEFINED)
    found = world.store.connection.execute(
        "FROM calibrations WHERE area_code = '' AND period = '' AND breakdown = ''"
    )
    names = [column[0] for column in found.description]
    return {row[names.index("definition")]: dict(zip(names, row, strict=True)) for row in found.fetchall()}


def test_every_case_coded_leaves_no_doubt(tmp_path: Path) -> None:
    row = calibrate(coded_world(["yes"] * 12 + ["no"] * 24), tmp_path)["two_or_more"]
    assert row["value"] == row["low"] == row["high"] == pytest.approx(1 / 3)
    assert (row["n"], row["n_unknown"], row["n_cases"]) == (36, 0, 36)


def test_fewer_than_thirty_give_no_share(tmp_path: Path) -> None:
    row = calibrate(coded_world(["yes"] * 29, others=100), tmp_path)["two_or_more"]
    assert row["value"] is None
    assert (row["low"], row["high"], row["least"], row["most"]) == (0, 1, 0, 1)
    assert "29 cases are coded, and at least 30 are needed" in str(row["note"])


def test_what_cannot_be_decided_is_neither_yes_nor_no(tmp_path: Path) -> None:
    row = calibrate(coded_world(["yes"] * 20 + ["no"] * 20 + ["unknown"] * 10), tmp_path)["two_or_more"]
    assert row["value"] == pytest.approx(0.5, abs=0.06)
    assert row["least"] == pytest.approx(20 / 50)
    assert row["most"] == pytest.approx(30 / 50)
    assert "10 of 50 coded cases cannot be decided" in str(row["note"])


def test_those_decided_say_nothing_of_the_others_where_they_all_answer_alike(tmp_path: Path) -> None:
    """As where the law is open: only a case that fails in something else can be decided, and it is always no."""
    row = calibrate(coded_world(["no"] * 40 + ["unknown"] * 10), tmp_path)["two_or_more"]
    assert row["value"] is None
    assert (row["low"], row["high"]) == (0, 1)
    assert (row["least"], row["most"]) == (0, pytest.approx(10 / 50))
    assert "all answer alike, and say nothing of the others; 10 of 50" in str(row["note"])
    rare = calibrate(coded_world(["no"] * 48 + ["unknown"] * 2), tmp_path)["two_or_more"]
    assert rare["value"] == 0


def test_coders_who_differ_move_it_both_ways(tmp_path: Path) -> None:
    """Of 40 cases coded twice, 4 open: settled the strict way 16 of 40 are met, the lenient way 20."""
    first, second = ["yes"] * 20 + ["no"] * 20, ["yes"] * 16 + ["no"] * 24
    row = calibrate(coded_world(first, second=second), tmp_path)["two_or_more"]
    assert row["strict"] == pytest.approx(16 / 40, abs=0.005)
    assert row["lenient"] == pytest.approx(20 / 40, abs=0.005)
    assert row["n_twice"] == 40


def test_too_few_coded_twice_say_nothing_of_coders(tmp_path: Path) -> None:
    row = calibrate(coded_world(["yes"] * 20 + ["no"] * 20, second=["no"] * 9), tmp_path)["two_or_more"]
    assert row["strict"] is None
    assert row["lenient"] is None
    assert "9 cases were coded by two" in str(row["note"])


def test_a_rule_that_is_right_makes_the_interval_narrower(tmp_path: Path) -> None:
    """Those with two suspects, one in three, are exactly those of which the coder says so."""
    answers = ["yes" if number % 3 == 0 else "no" for number in range(60)]
    row = calibrate(coded_world(answers, others=600), tmp_path)["two_or_more"]
    width = float(row["high"]) - float(row["low"])  # type: ignore[arg-type]
    alone = float(row["coded_high"]) - float(row["coded_low"])  # type: ignore[arg-type]
    assert width < 0.6 * alone
    assert row["value"] == pytest.approx(1 / 3, abs=0.03)


def test_what_coders_answered_is_no_rule(tmp_path: Path) -> None:
    world = coded_world(["yes"] * 40)
    world.attribute(context="neighbourhood")
    asked = everything_asked(DEFINED)
    _, features = features_of(world.store.connection, asked)
    of_records = [one for one in asked.instances if one.criterion.name != "coded"]
    assert features.shape[1] == len(of_records) < len(asked.instances)


def test_a_definition_that_coders_cannot_judge_has_none(tmp_path: Path) -> None:
    found = calibrate(coded_world(["yes"] * 40), tmp_path)
    assert "mapped_group" not in found
    assert {"two_or_more", "association"} <= set(found)


def cell(strata: list[int], cases: list[int]) -> Cell:
    """A cell of one pattern a stratum."""
    numbers = np.array(strata)
    return Cell(("c", "", "", ""), np.arange(0), np.zeros_like(numbers), numbers, np.array(cases))


def coded(met: list[float], strata: list[int]) -> Judged:
    values = np.array(met, dtype=float)
    size = np.arange(values.size)
    return Judged(
        size, values, values, values, np.zeros(values.size, bool), np.zeros_like(size), np.array(strata), None
    )


def figures(met: list[float], strata: list[int], where: Cell) -> Shares:
    told = Help(np.zeros(len(met)), np.zeros(where.cases.size))
    return shares_of(where, coded(met, strata), told)


def test_each_coded_case_counts_for_those_of_its_stratum() -> None:
    """20 of 20 in a stratum of 100, 0 of 20 in one of 900."""
    made = figures([1.0] * 20 + [0.0] * 20, [0] * 20 + [1] * 20, cell([0, 1], [100, 900]))
    assert float(made.calibrated.value) == pytest.approx(0.1)
    assert float(made.classical.value) == pytest.approx(0.1)


def test_a_stratum_with_one_coded_case_is_not_thrown_away() -> None:
    """Its one case counts for all hundred: (0 * 900 + 1 * 100) / 1000."""
    made = figures([0.0] * 39 + [1.0], [0] * 39 + [1], cell([0, 1], [900, 100]))
    assert float(made.calibrated.value) == pytest.approx(0.1)
    assert made.calibrated.sampling
    assert float(made.calibrated.sampling.high) > 0.2


def test_cases_of_which_none_could_be_drawn_are_told_of() -> None:
    made = figures([1.0] * 20 + [0.0] * 20, [0] * 40, cell([0, 3], [400, 50]))
    assert float(made.calibrated.value) == pytest.approx(0.5)
    assert "50 cases are of strata of which none is coded" in made.note
