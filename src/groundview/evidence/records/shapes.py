"""Boundaries out of the store: hexadecimal well-known binary as polygons, none where there is no boundary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def polygons(column: Any) -> NDArray[Any]:
    """A masked column of text as polygons, of one shape with it; what is missing or cannot be read is None."""
    from shapely import from_wkb

    # A masked array's own filling takes None for "the default", which is a question mark.
    texts = np.array([text or None for text in np.ma.filled(column, "")], dtype=object)
    return np.asarray(from_wkb(texts, on_invalid="ignore"), dtype=object)
