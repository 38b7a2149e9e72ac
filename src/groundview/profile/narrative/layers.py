"""The layers of ties, and the contexts and states beside them, in words."""

from __future__ import annotations

from collections.abc import Mapping

LAYERS: Mapping[str, str] = {
    "co_offending": "joint offences",
    "shared_identifier": "shared identifiers",
    "address": "shared addresses",
    "premises": "same premises",
    "intelligence": "intelligence logs",
    "exploitation": "the same young person at risk",
}
"""Each layer by what joins two persons in it, in the order in which they are shown."""

NO_CONTEXT = "recorded_crime"
"""What stands for crime of no context."""

CONTEXTS: Mapping[str, str] = {
    "cse": "child sexual exploitation",
    NO_CONTEXT: "other recorded crime",
}
"""Contexts whose names are not their words."""

KINDS_OF_TIE = (
    "suspected in one offence",
    "one identifier or address",
    "at one premises",
    "one log, or linked to one young person",
)
"""Layers taken together for a picture, which can hold four kinds and no more."""

_KIND: Mapping[str, int] = {"co_offending": 0, "shared_identifier": 1, "address": 1, "premises": 2}


def kind_of_tie(layer: str) -> str:
    """The kind of tie that a layer belongs to in a picture; the last for a layer that is not known."""
    return KINDS_OF_TIE[_KIND.get(layer, 3)]


def layer_name(layer: str) -> str:
    """What joins two persons in a layer."""
    return LAYERS.get(layer, in_words(layer))


def context_name(context: str) -> str:
    """A context of organised crime in words."""
    return CONTEXTS.get(context, in_words(context))


def in_words(name: str) -> str:
    """A name of the program's as words: "adult_sex_market" as "adult sex market"."""
    return name.replace("_", " ")


def in_order(names: set[str]) -> list[str]:
    """Layers in the order in which they are shown, others after them by name."""
    known = list(LAYERS)
    return sorted(names, key=lambda name: (known.index(name) if name in known else len(known), name))
