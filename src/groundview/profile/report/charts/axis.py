"""A horizontal axis that starts at nought: round ticks, light grid lines, and the place of each value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from groundview.profile.report.charts import canvas, theme

if TYPE_CHECKING:
    import altair as alt


_LABEL_ROOM = 54


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from nought to `top` over `width` pixels from `left`; `share` prints ticks as percentages."""

    top: float
    step: float
    share: bool = False
    left: float = 0.0
    width: float = 1.0

    @classmethod
    def to_hold(cls, numbers: Iterable[float | None], *, share: bool = False, wanted: int = 4) -> Axis:
        """An axis that holds every number given (None is skipped), with about `wanted` round steps."""
        greatest = max((number for number in numbers if number is not None), default=0.0)
        # Below this a step has no round size left, and nothing would show in any case.
        greatest = greatest if greatest > 1e-300 else 1.0
        step = round_step(greatest / wanted)
        top = step * -int(-greatest * (1 - 1e-9) // step)
        return cls(min(top, 1.0) if share else top, step, share)

    def over(self, left: float, width: float) -> Axis:
        """The same axis laid over these pixels."""
        return replace(self, left=left, width=width)

    def x(self, value: float | None) -> float:
        """The pixel of a value, kept within the plot."""
        inside = min(max(value or 0.0, 0.0), self.top)
        return self.left + self.width * inside / self.top

    def ticks(self) -> list[float]:
        """The values at which the axis is labelled."""
        count = round(self.top / self.step + 1e-6)
        return [self.step * index for index in range(count + 1)]

    def label(self, value: float) -> str:
        """A tick in words: "25%", "1,500", "0.5"."""
        scaled = value * 100 if self.share else value
        places = 0 if self.step * (100 if self.share else 1) >= 1 else 1
        return f"{scaled:,.{places}f}{'%' if self.share else ''}"

    def upright(self, value: float, top: float, bottom: float) -> dict[str, float]:
        """A vertical line at a value."""
        return {"x": self.x(value), "x2": self.x(value), "y": top, "y2": bottom}

    def grid(self, top: float, bottom: float) -> list[alt.Chart]:
        """Grid lines from top to bottom, the one at nought darker, with their labels beneath."""
        ticks = self.ticks()
        lines = [self.upright(value, top, bottom) for value in ticks]
        every = max(1, -int(-_LABEL_ROOM // (self.width * self.step / self.top)))
        labelled = ticks[::every]
        labels = [{"x": self.x(value), "y": bottom + 15, "text": self.label(value)} for value in labelled]
        texts = [
            canvas.texts(labels[:1], align="left", size=theme.SMALL, colour=theme.QUIET),
            canvas.texts(labels[1:], align="center", size=theme.SMALL, colour=theme.QUIET),
        ]
        return [canvas.rules(lines, colour=theme.GRID), canvas.rules(lines[:1], colour=theme.RULE), *texts]


def round_step(rough: float) -> float:
    """The least of 1, 2, 2.5 and 5 times a power of ten that is not below `rough`."""
    power = 1.0
    while power * 10 <= rough:
        power *= 10
    while power > rough:
        power /= 10
    return next(
        power * factor for factor in (1.0, 2.0, 2.5, 5.0, 10.0) if power * factor >= rough * (1 - 1e-9)
    )
