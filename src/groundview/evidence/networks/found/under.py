"""Everything that is found under one linkage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from groundview.evidence.networks.found.one_linkage import OneLinkage
from groundview.evidence.networks.found.sets import Sets, sets
from groundview.evidence.networks.found.within import Within, within
from groundview.evidence.networks.known import Mapped
from groundview.evidence.networks.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Under:
    """One linkage: its persons, the sets of every rule and what happens inside them (the main rule first), and who is
    on the mapping."""

    linked: OneLinkage
    sets: Mapping[Rule, Sets]
    within: Mapping[Rule, Within]
    mapped: Mapped


def under(linked: OneLinkage, rules: tuple[Rule, ...], mapping: Mapped) -> Under:
    """The sets of every rule under one linkage, and what happens inside them."""
    found = {rule: sets(linked.meetings, rule, linked.chances) for rule in rules}
    happens = {rule: within(linked, each, rule) for rule, each in found.items()}
    return Under(linked, found, happens, mapping)
