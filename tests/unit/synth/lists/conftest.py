"""Lists as long as those of a whole force, in the smallest world."""

from __future__ import annotations

from collections.abc import Callable

import one_room
import pytest

from groundview.synth.dials import Dials
from groundview.synth.lists.room import make
from groundview.synth.world import World

TABLES = ("lists",)
"""Of the standard extract, each after those it reads."""


@pytest.fixture(scope="session")
def long_lists() -> World:
    """9,350 exploited persons."""
    return one_room.large("market", make)


@pytest.fixture(scope="session")
def extracted(long_lists: World) -> World:
    """The same with the room's part of the standard extract, as std_TABLE."""
    return one_room.extracted(long_lists, ("agency_listing",), TABLES)


@pytest.fixture(scope="session")
def remade() -> Callable[[Dials], World]:
    """Makes the room anew, among the residents of one small world; the last one made is the one that is there."""
    return one_room.remaker("market", make)
