"""Types that a slip of the pen does not multiply, and that a broad code does not swallow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from groundview.evidence.records.offence_type import TYPES
from groundview.evidence.records.store import Store

Put = Callable[..., None]


@pytest.fixture
def types(store: Store, put: Put) -> Callable[..., dict[tuple[str | None, str | None], str]]:
    """The type of each pair of code and description, for pairs given with how often they occur."""

    def found(*pairs: tuple[str | None, str | None, int]) -> dict[tuple[str | None, str | None], str]:
        rows = [{"offence_code": code, "offence": said} for code, said, times in pairs for _ in range(times)]
        put("offences", *rows)
        answer = store.connection.execute(
            f"WITH {TYPES} SELECT offence_code, offence, type FROM types"
        ).fetchall()
        return {(code, said): kind for code, said, kind in answer}

    return found


Types = Callable[..., dict[tuple[str | None, str | None], str]]


def test_a_misspelt_description_counts_under_its_code(types: Types) -> None:
    found = types(("46", "Shoplifting", 18), ("46", "Shoplfiting", 1), ("46", None, 1))
    assert set(found.values()) == {"Shoplifting"}


def test_a_code_that_is_broader_than_its_descriptions_keeps_them_apart(types: Types) -> None:
    found = types(("T", "Theft from shop", 6), ("T", "Theft of cycle", 4), ("T", None, 1))
    assert found[("T", "Theft of cycle")] == "Theft of cycle"
    assert found[("T", None)] == "T"


def test_capitals_spaces_and_signs_make_no_new_type(types: Types) -> None:
    found = types(
        (None, "Public fear, alarm", 3), (None, "PUBLIC  FEAR ALARM", 1), ("9A", "Public fear, alarm", 5)
    )
    assert set(found.values()) == {"Public fear, alarm"}


def test_without_codes_a_misspelt_description_stays_what_it_says(types: Types) -> None:
    found = types((None, "Robbery", 9), (None, "Robery", 1))
    assert found[(None, "Robery")] == "Robery"


def test_every_pair_has_one_type(types: Types) -> None:
    pairs = [
        ("1", "A", 9),
        ("1", "a", 1),
        ("2", "A", 5),
        (None, "A.", 1),
        ("3", None, 2),
        ("4", "B", 1),
        ("4", "C", 1),
    ]
    assert len(types(*pairs)) == len(pairs)
