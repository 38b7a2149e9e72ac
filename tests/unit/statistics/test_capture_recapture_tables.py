"""Tables of who is on which lists, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from groundview.statistics.capture_recapture.patterns import Patterns

ON = [[1, 0, 0], [1, 1, 0], [0, 0, 0], [1, 1, 0], [1, 1, 1]]


def test_persons_are_counted_by_pattern() -> None:
    table = Patterns.of_membership(ON, lists=["police", "charity", "health"])
    assert table.counts.tolist() == [1, 0, 2, 0, 0, 0, 1]
    assert (table.persons, table.repeated) == (4, 3)
    assert table.sizes.tolist() == [4, 3, 1]
    assert table.overlaps.tolist() == [[4, 3, 1], [3, 3, 1], [1, 1, 1]]


def test_the_same_table_from_counts_in_any_order() -> None:
    table = Patterns.of_counts([[1, 1, 1], [1, 0, 0], [1, 1, 0], [1, 1, 0]], [1, 1, 1, 1])
    assert table.counts.tolist() == Patterns.of_membership(ON).counts.tolist()
    assert table.lists == ("A", "B", "C")


def test_without_a_list_those_on_it_alone_are_unseen() -> None:
    table = Patterns.of_membership([*ON, [0, 0, 1]], lists=["police", "charity", "health"])
    left = table.without("health")
    assert (left.lists, left.persons, left.counts.tolist()) == (("police", "charity"), 4, [1, 0, 3])


def test_two_lists_become_one() -> None:
    table = Patterns.of_membership([*ON, [0, 0, 1]], lists=["police", "charity", "health"])
    merged = table.merged("charity", "health")
    assert merged.lists == ("police", "charity or health")
    assert merged.counts.tolist() == [1, 1, 3]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ([1, 0], "1 dimensions"),
        ([[1], [1]], "1 list: a single list"),
        ([[1] * 9], "9 lists"),
        ([[1, 0], [0, 2]], "1 cells are neither 0 nor 1 .the first in row 1"),
        ([[0, 0], [0, 0]], "nobody is on any list"),
        (np.empty((0, 3)), "nobody is on any list"),
    ],
)
def test_what_is_no_membership_is_refused(given: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Patterns.of_membership(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("patterns", "count", "why"),
    [
        ([[1, 0], [0, 0]], [3, 4], "the pattern of no list is given .at position 1"),
        ([[1, 0], [0, 1]], [3], "2 patterns and 1 counts"),
        ([[1, 0], [0, 1]], [3, 1.5], "not whole"),
        ([[1, 0], [0, 1]], [3, -1], "negative"),
        ([[1, 0], [0, 1]], [0, 0], "nobody is on any list"),
    ],
)
def test_what_are_no_counts_is_refused(patterns: object, count: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Patterns.of_counts(patterns, count)  # type: ignore[arg-type]


def test_names_must_be_different_and_known() -> None:
    with pytest.raises(ValueError, match="a name of its own"):
        Patterns.of_membership(ON, lists=["police", "police", "health"])
    with pytest.raises(ValueError, match="no list 'prison': the lists are A, B, C"):
        Patterns.of_membership(ON).without("prison")
    with pytest.raises(ValueError, match="a single list"):
        Patterns.of_membership([[1, 1]]).without("A")
