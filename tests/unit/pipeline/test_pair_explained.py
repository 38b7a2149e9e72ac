"""Explaining a pair: the weights shown are those that the linkage used, and everything else that spoke is shown too."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer.testing

from groundview.cli.main import build
from groundview.errors import UsageProblem
from groundview.evidence.linkage.assess.chain import Link, strongest
from groundview.evidence.records.store import open_store
from groundview.pipeline.judge import give
from groundview.pipeline.pair import PairExplained, explain_pair
from groundview.pipeline.waterfall import lines
from groundview.study import open_study

CLOSE = """
    -- A pair of records of one person that were compared themselves.
    SELECT one.nominal_ref, other.nominal_ref, weight, person_pairs.probability FROM person_pairs
    JOIN person_records AS one ON one.record_id = left_id JOIN person_records AS other ON other.record_id = right_id
    JOIN persons AS p ON p.record_id = one.record_id JOIN persons AS q ON q.record_id = other.record_id
    WHERE p.person = q.person AND one.nominal_ref IS NOT NULL AND other.nominal_ref IS NOT NULL
    ORDER BY abs(weight - 8), left_id, right_id LIMIT 1"""
ALIKE = """
    SELECT one.nominal_ref, other.nominal_ref FROM person_records AS one JOIN person_records AS other
    ON one.shape_id = other.shape_id AND one.record_id < other.record_id
    ORDER BY one.record_id, other.record_id LIMIT 1"""
APART = """
    SELECT one.nominal_ref, other.nominal_ref FROM person_records AS one JOIN person_records AS other ON true
    LEFT JOIN person_pairs ON left_id = one.shape_id AND right_id = other.shape_id
    WHERE left_id IS NULL AND one.sex = 'F' AND other.sex = 'M' AND one.born_how = 'day' AND other.born_how = 'day'
        AND year(other.born_on) - year(one.born_on) = 25 AND month(one.born_on) <> month(other.born_on)
        AND day(one.born_on) <> day(other.born_on) AND one.shape_id < other.shape_id
    ORDER BY one.record_id, other.record_id LIMIT 1"""


@pytest.fixture(scope="module")
def linked(finished_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration: its store is opened here."""
    return Path(shutil.copytree(finished_demo, tmp_path_factory.mktemp("linked") / "demo"))


@pytest.fixture(scope="module")
def pair(linked: Path) -> Callable[[str], tuple[Any, ...]]:
    """The first row of a query of the linked store."""

    def first(sql: str) -> tuple[Any, ...]:
        with open_store(open_study(linked).store) as store:
            return tuple(store.connection.execute(sql).fetchall()[0])

    return first


@pytest.fixture(scope="module")
def close(linked: Path, pair: Callable[[str], tuple[Any, ...]]) -> tuple[PairExplained, tuple[Any, ...]]:
    """A pair that was compared and linked, and what the store says of it."""
    row = pair(CLOSE)
    return explain_pair(open_study(linked), row[0], row[1]), row


def test_the_parts_add_up_to_the_weight_that_the_linkage_used(
    close: tuple[PairExplained, tuple[Any, ...]],
) -> None:
    found, (_, _, weight, probability) = close
    assert found.weight == pytest.approx(weight, abs=1e-4)
    assert found.probability == pytest.approx(probability, abs=1e-6)
    assert [part.comparison for part in found.parts][:2] == ["start", "forename"]
    assert all(part.level for part in found.parts)


def test_a_linked_pair_says_through_which_records(close: tuple[PairExplained, tuple[Any, ...]]) -> None:
    found, (left, right, *_) = close
    assert found.one_person
    assert found.kept_as_possible
    assert (found.chain[0][0].reference, found.chain[-1][1].reference) == (left, right)
    assert 0 < found.together <= found.draws


def test_records_that_say_the_same_are_not_weighed(
    linked: Path, pair: Callable[[str], tuple[Any, ...]]
) -> None:
    found = explain_pair(open_study(linked), *pair(ALIKE))
    assert (found.alike, found.parts, found.one_person, found.probability) == (True, [], True, 1.0)
    assert any("of one shape" in line for line in lines(found))
    assert all(left == right for _, left, right in found.details)


def test_two_that_were_never_compared_are_weighed_all_the_same(
    linked: Path, pair: Callable[[str], tuple[Any, ...]]
) -> None:
    found = explain_pair(open_study(linked), *pair(APART))
    assert not found.one_person
    assert not found.kept_as_possible
    assert found.veto
    assert found.probability < 0.01
    assert found.chain == []


def test_a_judgement_is_shown(linked: Path, tmp_path: Path, pair: Callable[[str], tuple[Any, ...]]) -> None:
    study = open_study(Path(shutil.copytree(linked, tmp_path / "demo")))
    references = list(pair(CLOSE)[:2])
    give(study, references, "different", "Ann", "two photographs")
    found = explain_pair(study, *references)
    assert found.judgement is not None
    assert any("Judged different by Ann" in line and "two photographs" in line for line in lines(found))


def test_the_waterfall_ends_at_the_sum(close: tuple[PairExplained, tuple[Any, ...]]) -> None:
    found = replace(close[0], raised=close[0].raised + 2.0, weight=close[0].weight + 2.0)
    said = list(lines(found))
    assert said[0].startswith("INTERNAL")
    total = next(line for line in said if line.startswith("  sum"))
    assert f"{found.weight:.2f}" in total
    before = said[said.index(total) - 1]
    assert before.startswith("  shared")
    assert f"to {found.weight:>+8.2f}" in before


def test_the_command_explains_a_pair(linked: Path, close: tuple[PairExplained, tuple[Any, ...]]) -> None:
    references = [close[1][0], close[1][1]]
    run = typer.testing.CliRunner()
    said = run.invoke(build(), ["explain", str(linked), *references], catch_exceptions=False)
    assert "Weights in bits" in said.stdout
    given = run.invoke(build(), ["explain", str(linked), *references, "--json"], catch_exceptions=False)
    content = json.loads(given.stdout)
    assert content["weight"] == close[0].weight
    assert content["one_person"] is True


def test_without_a_model_or_a_record_it_says_so(
    linked: Path, tmp_path: Path, close: tuple[PairExplained, tuple[Any, ...]]
) -> None:
    study = open_study(Path(shutil.copytree(linked, tmp_path / "demo")))
    with pytest.raises(UsageProblem, match="second reference"):
        explain_pair(study, close[1][0], "nobody")
    (study.linkage / "model.json").unlink()
    with pytest.raises(UsageProblem, match="trained model"):
        explain_pair(study, close[1][0], close[1][1])


def test_the_chain_is_the_one_whose_weakest_link_isstrongest() -> None:
    links = [
        Link(1, 4, "compared", 1.0),
        Link(1, 2, "compared", 9.0),
        Link(2, 3, "judged the same", None),
        Link(3, 4, "compared", 5.0),
        Link(2, 4, "compared", 4.0),
    ]
    assert [(link.left, link.right) for link in strongest(links, 1, 4)] == [(1, 2), (2, 3), (3, 4)]
    assert strongest(links, 1, 9) == []
