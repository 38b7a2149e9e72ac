"""The work, with all that it needs imported and compiled before it is timed: for the harness times a function, and not
what its module does when it is imported."""

from __future__ import annotations

import warnings

import numpy as np
from patterns import EVENTS, SIDE, drawn, reach

from groundview.statistics.near_repeat.bands import Bands
from groundview.statistics.near_repeat.knox import knox
from groundview.statistics.near_repeat.mantel import mantel
from groundview.statistics.near_repeat.shuffles import Shuffles
from groundview.statistics.point_patterns.ripley import Correction, ripley_k
from groundview.statistics.point_patterns.window import Window

PERMUTATIONS = 99
NEAR, SOON = reach(100_000), 7
WIDE = reach(2_000_000)
RADII = np.linspace(reach(6_300_000) / 20, reach(6_300_000), 20)
SQUARE = [[(0, 0), (SIDE, 0), (SIDE, SIDE), (0, SIDE)]]


def knox_ours(permutations: int = PERMUTATIONS, events: int = EVENTS) -> float:
    """p of about 100,000 pairs."""
    bands = Bands.of([0, NEAR], [0, SOON + 1], metric="euclidean")
    return float(knox(*drawn(events), bands=bands, shuffles=Shuffles(1, permutations)).p[0, 0])


def knox_theirs() -> float:
    """The same by pointpats."""
    import pointpats

    x, y, days = drawn()
    found = pointpats.Knox(
        np.column_stack([x, y]), days[:, None], delta=NEAR, tau=SOON, permutations=PERMUTATIONS
    )
    return float(found.p_sim)


def table_ours() -> int:
    """10 bands of distance by 26 of days on 2,000,000 pairs, 999 permutations."""
    bands = Bands.of(np.linspace(0, WIDE, 11).tolist(), list(range(0, 365, 14)), metric="euclidean")
    return int(knox(*drawn(), bands=bands, shuffles=Shuffles(1, 999)).observed.sum())


def table_in_numpy(permutations: int = 20) -> int:
    """The same with a tree of scipy and counts of numpy, for 20 permutations only."""
    from scipy.spatial import cKDTree

    x, y, days = drawn()
    pairs = cKDTree(np.column_stack([x, y])).query_pairs(WIDE, output_type="ndarray").T
    band = (np.hypot(x[pairs[0]] - x[pairs[1]], y[pairs[0]] - y[pairs[1]]) / (WIDE / 10)).astype(np.int64)
    random = np.random.default_rng(1)
    total = 0
    for _ in range(permutations):
        shuffled = random.permutation(days)
        late = np.abs(shuffled[pairs[0]] - shuffled[pairs[1]]) // 14
        total += int(np.bincount(np.minimum(band, 9) * 27 + late, minlength=270).sum())
    return total


def ripley_ours(correction: Correction) -> float:
    """K at 20 radii, within the largest of which lie some 6,300,000 pairs."""
    x, y, _ = drawn()
    return float(ripley_k(x, y, RADII, Window.of(SQUARE), correction=correction).k[-1])


def ripley_theirs() -> float:
    """The same by pointpats, which has no correction for edges: it refuses `edge_correction`."""
    import pointpats

    x, y, _ = drawn()
    return float(pointpats.k(np.column_stack([x, y]), support=np.append(0.0, RADII))[1][-1])


def mantel_ours() -> float:
    """2,000 events, 99 permutations."""
    return mantel(*drawn(2000), shuffles=Shuffles(1, PERMUTATIONS)).p


def mantel_theirs() -> float:
    """The same by pointpats."""
    import pointpats

    x, y, days = drawn(2000)
    return float(
        pointpats.mantel(np.column_stack([x, y]), days[:, None], permutations=PERMUTATIONS)["pvalue"]
    )


with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pointpats  # noqa: F401
    import scipy.spatial  # noqa: F401

    knox_ours(permutations=39, events=100)
    mantel(*drawn(100), shuffles=Shuffles(1, 39))
    for name in ("isotropic", "border"):
        ripley_k([1.0, 2.0], [1.0, 2.0], [5.0], Window.of(SQUARE), correction=name)
