"""Definitions in SQL against Kleene's logic in plain Python: any tree, every mix of true, false and unknown."""

from __future__ import annotations

import itertools

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundview.evidence.attribution.definition import Part
from groundview.evidence.attribution.logic import at_least, sql_of

Answer = bool | None
NAMES = ("a", "b", "c", "d")
MIXES = list(itertools.product((True, False, None), repeat=len(NAMES)))


def kleene(part: Part | str, said: dict[str, Answer]) -> Answer:
    """The answer of a part, by the tables that Kleene printed and nothing cleverer."""
    if isinstance(part, str):
        return said[part]
    if part.every:
        answers = [kleene(one, said) for one in part.every]
        return False if False in answers else None if None in answers else True
    if part.some:
        answers = [kleene(one, said) for one in part.some]
        return True if True in answers else None if None in answers else False
    if part.negated is not None:
        inner = kleene(part.negated, said)
        return None if inner is None else not inner
    if part.of:
        return counted(int(part.at_least), [kleene(one, said) for one in part.of])
    return said[part.criterion]


def counted(least: int, answers: list[Answer]) -> Answer:
    """Whether at least so many are true, by trying every way in which the unknown ones could turn out."""
    unknown = answers.count(None)
    ways = {
        answers.count(True) + sum(turned) >= least
        for turned in itertools.product((False, True), repeat=unknown)
    }
    return ways.pop() if len(ways) == 1 else None


def leaves() -> st.SearchStrategy[Part | str]:
    return st.sampled_from(NAMES) | st.sampled_from(NAMES).map(lambda name: Part(criterion=name))


def trees(inner: st.SearchStrategy[Part | str]) -> st.SearchStrategy[Part]:
    several = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return (
        several.map(lambda parts: Part(every=parts))
        | several.map(lambda parts: Part(some=parts))
        | inner.map(lambda part: Part(negated=part))
        | st.tuples(st.integers(1, 5), several).map(lambda given: Part(at_least=given[0], of=given[1]))
    )


PARTS = st.recursive(leaves(), trees, max_leaves=12)


@pytest.fixture(scope="module")
def mixes() -> duckdb.DuckDBPyConnection:
    """A table with one row for every mix of answers."""
    connection = duckdb.connect()
    columns = ", ".join(f"{name} BOOLEAN" for name in NAMES)
    connection.execute(f"CREATE TABLE mixes (place INTEGER, {columns})")
    connection.executemany(
        "INSERT INTO mixes VALUES (?, ?, ?, ?, ?)", [[n, *mix] for n, mix in enumerate(MIXES)]
    )
    return connection


def answered(mixes: duckdb.DuckDBPyConnection, sql: str) -> list[Answer]:
    return [row[0] for row in mixes.execute(f"SELECT {sql} FROM mixes ORDER BY place").fetchall()]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=PARTS)
def test_any_definition_answers_as_kleene_does(mixes: duckdb.DuckDBPyConnection, part: Part | str) -> None:
    found = answered(mixes, sql_of(part, {}, lambda leaf: leaf.criterion))
    assert found == [kleene(part, dict(zip(NAMES, mix, strict=True))) for mix in MIXES]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=PARTS)
def test_what_is_known_never_changes_when_more_becomes_known(
    mixes: duckdb.DuckDBPyConnection, part: Part | str
) -> None:
    """Filling an unknown answer either way leaves every answer that was true or false as it was: the bounds hold."""
    found = dict(zip(MIXES, answered(mixes, sql_of(part, {}, lambda leaf: leaf.criterion)), strict=True))
    for mix, answer in found.items():
        for place in (place for place, said in enumerate(mix) if said is None and answer is not None):
            for turned in (True, False):
                assert found[(*mix[:place], turned, *mix[place + 1 :])] == answer


@pytest.mark.parametrize("least", range(1, 6))
@pytest.mark.parametrize("n", range(1, 5))
def test_at_least_so_many_is_right_for_every_mix(
    mixes: duckdb.DuckDBPyConnection, least: int, n: int
) -> None:
    found = answered(mixes, at_least(least, list(NAMES[:n])))
    assert found == [counted(least, list(mix[:n])) for mix in MIXES]


def test_unknown_never_counts_as_no(mixes: duckdb.DuckDBPyConnection) -> None:
    """NOT of an unknown answer is unknown, not true."""
    found = answered(mixes, sql_of(Part(negated="a"), {}, lambda leaf: leaf.criterion))
    assert [answer for mix, answer in zip(MIXES, found, strict=True) if mix[0] is None] == [None] * 27
