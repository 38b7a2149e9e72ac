"""Where the dots of a small network go: places whose distances are as near as can be to the steps between them.

Gansner, Koren and North (2004), Graph Drawing, LNCS 3383, 239-250: stress majorisation. Only sums, products,
quotients and square roots are used, which every machine rounds alike, so the same ties give the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

ROUNDS = 200
Place = tuple[float, float]


def places(n: int, ties: Sequence[tuple[int, int]]) -> list[Place]:
    """A place for each of n dots within the square from 0 to 1; `ties` are pairs of their numbers, from 0."""
    if n < 2:
        return [(0.5, 0.5)] * n
    steps = _steps(n, ties)
    placed = [_on_circle(place / n) for place in range(n)]
    for _ in range(ROUNDS):
        # One after the other: all at once, two dots can jump into each other.
        for dot in range(n):
            placed[dot] = _better(dot, placed, steps)
    return _in_square(placed)


def _steps(n: int, ties: Sequence[tuple[int, int]]) -> list[list[float]]:
    """How many ties lie between each two dots; one more than any other where no way leads from one to the other."""
    far = float(n)
    steps = [[0.0 if one == other else far for other in range(n)] for one in range(n)]
    for one, other in ties:
        steps[one][other] = steps[other][one] = min(1.0, steps[one][other])
    for by in range(n):
        for one in range(n):
            for other in range(n):
                steps[one][other] = min(steps[one][other], steps[one][by] + steps[by][other])
    most = max((step for row in steps for step in row if step < far), default=0.0)
    return [[min(step, most + 1) for step in row] for row in steps]


def _on_circle(turn: float) -> Place:
    """A point of the unit circle without a sine: turn 0 to 1 goes round it once, unevenly but all apart."""
    t = 4 * (turn % 0.5) - 1
    x, y = 2 * t / (1 + t * t), (1 - t * t) / (1 + t * t)
    return (x, y) if turn < 0.5 else (-x, -y)


def _better(dot: int, placed: Sequence[Place], steps: Sequence[Sequence[float]]) -> Place:
    """Where the others would have a dot, each weighed by one over the square of its distance in steps."""
    x = y = total = 0.0
    here = placed[dot]
    for other, there in enumerate(placed):
        if other == dot:
            continue
        wanted = steps[dot][other]
        weight = 1.0 / (wanted * wanted)
        across, up = here[0] - there[0], here[1] - there[1]
        apart = sqrt(across * across + up * up) or 1e-9
        x += weight * (there[0] + wanted * across / apart)
        y += weight * (there[1] + wanted * up / apart)
        total += weight
    return x / total, y / total


def _in_square(placed: Sequence[Place]) -> list[Place]:
    """The same picture, as large as fits into the square from 0 to 1, in its middle."""
    lows = [min(place[axis] for place in placed) for axis in (0, 1)]
    spans = [max(place[axis] for place in placed) - lows[axis] for axis in (0, 1)]
    scale = max(spans) or 1.0
    return [
        (
            0.5 + (place[0] - lows[0] - spans[0] / 2) / scale,
            0.5 + (place[1] - lows[1] - spans[1] / 2) / scale,
        )
        for place in placed
    ]
