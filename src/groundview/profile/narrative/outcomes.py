"""How outcome groups are told apart: an answer, a charge, or no answer yet."""

from __future__ import annotations

from collections.abc import Iterable

from groundview.profile.disclosure.released import Released

_APART = ("no outcome yet", "no outcome recorded")


def outcome_name(figure: Released) -> str:
    """The outcome group a figure is about, as the release words it."""
    return figure.parts.get("outcome", "")


def is_apart(figure: Released) -> bool:
    """Whether the group is no outcome at all: still open, or of a kind that gets none."""
    return outcome_name(figure).casefold().startswith(_APART)


def is_charge(figure: Released) -> bool:
    """Whether the group is a charge or a court outcome."""
    return "charge" in outcome_name(figure).casefold()


def is_no_suspect(figure: Released) -> bool:
    """Whether the group is an investigation that found no suspect."""
    return outcome_name(figure).casefold().startswith("no suspect")


def answers(figures: Iterable[Released]) -> list[Released]:
    """The figures of the groups that are an answer."""
    return [figure for figure in figures if not is_apart(figure)]
