"""Classes of areas by the periods in which they were hot."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from groundview.statistics.local_association.persistence import persistence

WORDS = {"0": 0.0, "1": 1.0, "-": np.nan}


def kinds(*areas: str, **options: Any) -> list[str]:
    return persistence([[WORDS[one] for one in area] for area in areas], **options).kind.tolist()


@pytest.mark.parametrize(
    ("area", "kind"),
    [
        ("000000", "never"),
        ("000001", "new"),
        ("111111", "persistent"),
        ("000011", "consecutive"),
        ("110000", "historical"),
        ("111000", "historical"),
        ("101001", "sporadic"),
        ("010100", "sporadic"),
        ("110011", "sporadic"),
        # A gap is neither hot nor not.
        ("0000-1", "new"),
        ("00001-", "new"),
        ("111-11", "persistent"),
        ("0001-1", "consecutive"),
        ("1-0-00", "historical"),
        ("1---0-", ""),
        ("------", ""),
    ],
)
def test_one_area(area: str, kind: str) -> None:
    assert kinds(area) == [kind]


def test_thresholds_are_parameters() -> None:
    assert kinds("0111111111") == ["persistent"]
    assert kinds("0011111111") == ["consecutive"]
    assert kinds("0011111111", most=0.8) == ["persistent"]
    assert kinds("000100", recent=2) == ["historical"]
    assert kinds("1-0", fewest=2, recent=1) == ["historical"]


def test_counts_and_note() -> None:
    found = persistence([[True, False, True], [np.nan, np.nan, 1]])
    assert found.hot.tolist() == [2, 1]
    assert found.known.tolist() == [3, 1]
    assert found.note == "no class: fewer than 3 periods are known (1 of 2)"


@pytest.mark.parametrize(
    ("flags", "options", "why"),
    [
        ([1, 0], {}, "flags have shape"),
        ([[1, 2]], {}, "area 0 in period 1 is 2.0"),
        ([[1, 0]], {"most": 0.0}, "most is a share"),
        ([[1, 0]], {"recent": 0}, "recent"),
    ],
)
def test_bad_flags_are_refused(flags: Any, options: Any, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        persistence(flags, **options)
