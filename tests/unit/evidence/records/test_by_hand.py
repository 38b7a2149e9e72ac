"""Samples dealt out, and sheets that come back from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundview.errors import DataProblem
from groundview.evidence.records.by_hand.dealing import dealt
from groundview.evidence.records.by_hand.filled import filled_rows

STRATA = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 5_000), max_size=8)


@given(STRATA, st.integers(0, 3_000), st.integers(0, 3))
def test_all_are_dealt_and_nobody_gives_more_than_they_have(
    sizes: dict[str, int], wanted: int, least: int
) -> None:
    given = dealt(sizes, wanted, weighs={"a": 3.0}, least=least)
    assert all(min(size, least) <= given[name] <= size for name, size in sizes.items())
    floor = sum(min(size, least) for size in sizes.values())
    assert sum(given.values()) == min(max(wanted, floor), sum(sizes.values()))


def test_shares_go_with_the_weight_and_the_root_of_the_size() -> None:
    given = dealt({"large": 10_000, "small": 100, "unsure": 100}, 240, weighs={"unsure": 10.0})
    assert given == {"large": 127, "small": 13, "unsure": 100}


def test_a_spreadsheet_may_save_in_its_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "filled.csv"
    path.write_bytes("Case,Loss,Why\r\nA-1,£300,“seen”\r\n".encode("cp1252"))
    assert list(filled_rows(path, ("Case", "Why"))) == [(2, {"Case": "A-1", "Why": "“seen”"})]


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "filled.csv"
    path.write_bytes(b"Case,Why\n\x81\x8d,\n")
    with pytest.raises(DataProblem, match=r"filled\.csv is not used"):
        list(filled_rows(path, ("Case", "Why")))
