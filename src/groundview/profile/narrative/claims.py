"""A claim: a sentence whose every number is a released figure.

The template holds words and named slots, and a template that holds a digit is refused: a number that nobody
computed cannot be typed. `{recorded}` prints a figure, `{recorded.doubt}` the doubts beside it, `{place}` a
word that came with the release, such as the name of an area. A claim whose figure is suppressed or missing
becomes its stated alternative, or is dropped: no reader meets "[c] of offences".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeGuard

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.doubt import doubts_in_words

_SLOT = re.compile(r"\{(\w+)(\.doubt)?\}")

Figures = Mapping[str, Released | None]
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence: plain words, or the text of one figure."""

    text: str
    figure: Released | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim with its figures in place."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The sentence as plain text, for alt text and for documents without links."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def figures(self) -> tuple[Released, ...]:
        """The figures the sentence prints, each once, in order."""
        return tuple({p.figure.id: p.figure for p in self.pieces if p.figure is not None}.values())


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence template. `otherwise` is said where a figure is missing; empty: nothing is said."""

    template: str
    otherwise: str = ""

    def __post_init__(self) -> None:
        for text in (self.template, self.otherwise):
            if any(character.isnumeric() for character in text):
                raise ValueError(f"a claim may not hold a typed number: {text!r}")

    def say(self, figures: Figures, words: Words | None = None) -> Sentence | None:
        """The sentence with its slots filled, or the alternative, or None; KeyError for an unbound slot."""
        words = words or {}
        if all(_can_fill(figures[name], bool(doubt)) for name, doubt in self._figure_slots(words)):
            return Sentence(tuple(_pieces(self.template, figures, words)))
        if self.otherwise:
            return Sentence(tuple(_pieces(self.otherwise, {}, words)))
        return None

    def _figure_slots(self, words: Words) -> list[tuple[str, str]]:
        return [(name, doubt) for name, doubt in _SLOT.findall(self.template) if name not in words]


def is_printable(figure: Released | None) -> TypeGuard[Released]:
    """Whether a figure may stand in a sentence: released, and with a value."""
    return figure is not None and figure.state == "released" and figure.value is not None


def _can_fill(figure: Released | None, doubt: bool) -> bool:
    # A figure without a value may still have a doubt worth saying: nought to all of it, on the evidence.
    if doubt:
        return figure is not None and figure.state != "suppressed" and bool(figure.doubts)
    return is_printable(figure)


def _pieces(template: str, figures: Figures, words: Words) -> Iterator[Piece]:
    end = 0
    for slot in _SLOT.finditer(template):
        if template[end : slot.start()]:
            yield Piece(template[end : slot.start()])
        yield _fill(slot.group(1), bool(slot.group(2)), figures, words)
        end = slot.end()
    if template[end:]:
        yield Piece(template[end:])


def _fill(name: str, doubt: bool, figures: Figures, words: Words) -> Piece:
    if name in words:
        return Piece(words[name])
    figure = figures[name]
    if figure is None:
        raise KeyError(name)
    return Piece(doubts_in_words(figure) if doubt else figure.shown, figure)
