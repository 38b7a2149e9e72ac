"""How a released figure reads in print."""

from __future__ import annotations

import re
from dataclasses import dataclass

from groundview.profile.disclosure.kinds import COUNT, RATE, SHARE
from groundview.profile.disclosure.released import SHORTHAND, State
from groundview.profile.disclosure.rounding import ESTIMATED
from groundview.profile.disclosure.rules import Rules

_OF_A_HUNDRED = ("%", "per cent")
_DIVIDED_OUT = ("incidents, by a published share",)
"""Units of numbers of events, which are printed whole although they were divided out."""
_OF_ONE = ("share", "proportion")
_PENCE = 1000.0
"""Pounds from which pence say nothing."""
_OF_CASES = re.compile(r"(\d[\d,]*) (?:of (\d[\d,]*) )?(?:\w+ )?(?:cases|persons|incidents)\b")


@dataclass(frozen=True)
class Wording:
    """The words for one audience."""

    rules: Rules

    @property
    def why_suppressed(self) -> str:
        """One sentence for both reasons: to say which cell is small would tell that the others are not."""
        return f"suppressed: fewer than {self.rules.threshold}, or would reveal a figure that is"

    def shown(self, state: State, value: float, *, unit: str, kind: int, factor: float) -> str:
        """The text to print: a number with thousands separators, a percentage, [c] or [x]."""
        if state != "released":
            return SHORTHAND[state]
        if unit.startswith("% "):
            return self._change(value)
        if unit in _OF_A_HUNDRED or (kind == SHARE and factor > 1.5):
            return self._percentage(value)
        if unit in _OF_ONE or unit.startswith("share of ") or kind == SHARE:
            return self._percentage(100.0 * value)
        if unit.endswith(ESTIMATED) or (unit == "pounds" and abs(value) >= _PENCE):
            return f"{value:,.0f}"
        if kind == RATE or unit.startswith("per "):
            return f"{value:,.{self._places(unit)}f}"
        return _plain(value, 0 if kind == COUNT and not self.rules.exact else 2)

    def note(self, note: str, exact: tuple[float, ...]) -> str:
        """The note of a figure, withheld where it repeats an exact number that rounding has hidden."""
        if self.rules.rounding == 1 or not any(character.isdigit() for character in note):
            return note
        said = {_number(number) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", note)}
        repeats = said & {number for number in exact if number % self.rules.rounding}
        return "" if repeats or any(map(self._counts_cases, _OF_CASES.finditer(note))) else note

    def _counts_cases(self, told: re.Match[str]) -> bool:
        """Whether words like "3 of 60 coded cases" hold a count that is small, or was not rounded."""
        counts = [_number(number) for number in told.groups() if number]
        return any(0 < n < self.rules.threshold or n % self.rules.rounding for n in counts)

    def _places(self, unit: str) -> int:
        """The decimals of a rate. A ratio moves about one, where a tenth is coarse: finer where counts are exact."""
        if unit in _DIVIDED_OUT:
            return 0
        return 2 if unit == "ratio" and self.rules.exact else 1

    def _change(self, percent: float) -> str:
        """A change in per cent, which may be none and is never "-0"; unlike a share it may be nought or above 100."""
        places = 1 if self.rules.exact else 0
        return f"{round(percent, places) + 0.0:,.{places}f}%"

    def _percentage(self, percent: float) -> str:
        """A share that is not 0 never reads as 0, nor one that is not all as 100."""
        places = 1 if self.rules.exact else 0
        least = 10.0**-places
        if 0.0 < percent < least / 2:
            return f"<{least:.{places}f}%"
        if 100.0 - least / 2 < percent < 100.0:
            return f">{100.0 - least:.{places}f}%"
        return f"{percent:.{places}f}%"


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _plain(value: float, places: int) -> str:
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
