"""The work from a fresh interpreter on, with all imports; what is compiled is kept from a former run."""

from __future__ import annotations

from patterns import drawn, reach


def knox_ours() -> float:
    """20,000 events, 99 permutations, about 100,000 pairs."""
    from groundview.statistics.near_repeat.bands import Bands
    from groundview.statistics.near_repeat.knox import knox
    from groundview.statistics.near_repeat.shuffles import Shuffles

    bands = Bands.of([0, reach(100_000)], [0, 8], metric="euclidean")
    return float(knox(*drawn(), bands=bands, shuffles=Shuffles(1, 99)).p[0, 0])


def knox_theirs() -> float:
    """The same by pointpats."""
    import numpy as np
    import pointpats

    x, y, days = drawn()
    found = pointpats.Knox(np.column_stack([x, y]), days[:, None], reach(100_000), 7, permutations=99)
    return float(found.p_sim)
