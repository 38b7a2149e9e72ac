"""Premises as many as a whole force has, in the smallest world."""

from __future__ import annotations

from collections.abc import Callable

import one_room
import pytest

from groundview.synth.dials import Dials
from groundview.synth.market.room import make
from groundview.synth.world import World

TABLES = ("premises", "premises_links", "premises_indicators", "adverts")
"""Of the standard extract, each after those it reads."""


@pytest.fixture(scope="session")
def many_premises() -> World:
    """476 premises."""
    return one_room.large("exploitation", make)


@pytest.fixture(scope="session")
def extracted(many_premises: World) -> World:
    """The same with the room's part of the standard extract, as std_TABLE."""
    return one_room.extracted(many_premises, ("premises_link",), TABLES)


@pytest.fixture(scope="session")
def remade() -> Callable[[Dials], World]:
    """Makes the room anew, among the residents of one small world; the last one made is the one that is there."""
    return one_room.remaker("exploitation", make)
