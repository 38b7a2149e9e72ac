"""The findings of one table as cells of a cube: area by period by each breakdown key, totals included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from groundview.errors import DisclosureBlock
from groundview.profile.disclosure.columns import Codes, numbered

PARTIAL = ("neighbourhood",)
"""Keys of breakdowns whose values may be only some of the places there are: a study names a few neighbourhoods."""
APART = ("population", "list", "on", "model", "suppose")
"""Keys of breakdowns whose values add up to nothing: persons are on several lists, and models are of the same ones."""
TOTAL = 0
"""The code of the whole in every dimension: all areas, all periods, all types."""


@dataclass(frozen=True)
class Dimension:
    """One dimension: each cell's node, shape (k,), and each node's parent, shape (nodes,); node 0 is all. The nodes of
    one that is `partial` need not add up to all, and no other finding says how much is left; those of one that is
    `apart` add up to nothing."""

    node: Codes
    parent: Codes
    partial: bool = False
    apart: bool = False


def dimensions(
    area: NDArray[Any], period: NDArray[Any], breakdown: NDArray[Any], parents: Mapping[str, str]
) -> list[Dimension]:
    """The dimensions of a table whose rows have these areas, periods and breakdowns, each of shape (k,).

    The parent of an area is its nearest ancestor in `parents` that the table has; of a period, the nearest
    that its ISO form lies in (2024 for 2024-05). Raises DisclosureBlock where `parents` runs in a circle.
    """
    places = _dimension(area, lambda code: _ancestors(code, parents))
    times = _dimension(period, _containing_periods)
    parts = _parts(breakdown).items()
    return [
        places,
        times,
        *(
            replace(_dimension(p, lambda _: ()), partial=key in PARTIAL, apart=key in APART)
            for key, p in parts
        ),
    ]


def parse(breakdown: str) -> dict[str, str]:
    """The breakdown "type=Drugs;source=x" as a mapping of its keys."""
    return dict(part.partition("=")[::2] for part in breakdown.split(";") if part)


def _dimension(words: NDArray[Any], ancestors: Callable[[str], tuple[str, ...]]) -> Dimension:
    node, vocabulary = numbered(words)
    if not vocabulary or vocabulary[0] != "":
        node, vocabulary = node + 1, ["", *vocabulary]
    place = {word: position for position, word in enumerate(vocabulary)}
    parent = [next((place[up] for up in ancestors(word) if up in place), TOTAL) for word in vocabulary]
    return Dimension(node, np.array(parent, dtype=np.int64))


def _ancestors(code: str, parents: Mapping[str, str]) -> tuple[str, ...]:
    line: list[str] = []
    while (code := parents.get(code, "")) != "":
        if code in line:
            raise DisclosureBlock(
                f"The area {code} lies within itself.",
                why="the areas' parents run in a circle, so totals cannot be told from their parts",
                next_step="Mend the lookup of areas to their parents.",
            )
        line.append(code)
    return tuple(line)


def _containing_periods(period: str) -> tuple[str, ...]:
    pieces = period.split("-")
    return tuple("-".join(pieces[:length]) for length in range(len(pieces) - 1, 0, -1))


def _parts(breakdown: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """By key one column of its values, "" where a row does not have the key."""
    codes, vocabulary = numbered(breakdown)
    parsed = [parse(words) for words in vocabulary]
    keys = sorted({key for parts in parsed for key in parts})
    return {key: np.array([parts.get(key, "") for parts in parsed], dtype=object)[codes] for key in keys}
