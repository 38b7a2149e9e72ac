"""A room of the synthetic world: one part of what is true in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from groundview.synth.world import World


@dataclass(frozen=True, slots=True)
class Room:
    """What it does, the tables it needs and makes, and which of its tables put persons on a record. Each of those
    has the columns link_id (0, 1, ...), person_id, system, force_id, seen_on and as_role."""

    does: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    make: Callable[[World], None]
    persons: tuple[str, ...] = ()
