"""Local association of 35,671 areas, beside esda, from a cold start: a fresh process, imports included.

Ours reads rows, esda its own weights, made of the same rows before anything is timed and pickled; an island is left
out, on which esda's Geary fails. Each side has run once before, so that what it keeps compiled on disk is there; esda
keeps nothing, and runs on one processor, which is faster for it when cold. For the warm ratio: warm.py.
"""

from __future__ import annotations

import pickle
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from areas import areas, read, save
from harness import Case

PERMUTATIONS = 999
COLD = 1 / 10

NAMES = ("Gi*", "local Moran", "local Geary")


def ours(path: Path, name: str, permutations: int) -> float:
    """Ours, from import to adjusted p."""
    from groundview.statistics.local_association.chance import Chance
    from groundview.statistics.local_association.geary_local import local_geary
    from groundview.statistics.local_association.getis_ord import getis_ord
    from groundview.statistics.local_association.moran_local import local_moran

    function = {"Gi*": getis_ord, "local Moran": local_moran, "local Geary": local_geary}[name]
    weights, values = read(path)
    return float(function(values, weights, seed=1, chance=Chance(permutations)).p[0])


def esda(path: Path, name: str, permutations: int, processors: int = 1) -> float:
    """esda's, from import to p."""
    import warnings

    warnings.simplefilter("ignore")
    from esda import G_Local, Geary_Local, Moran_Local

    weights, values = pickle.loads(path.with_suffix(".pickle").read_bytes()), np.load(path)["values"]
    options: dict[str, Any] = {"permutations": permutations, "n_jobs": processors, "seed": 1}
    if name == "Gi*":
        return float(G_Local(values, weights, transform="B", star=True, **options).p_sim[0])
    if name == "local Moran":
        return float(Moran_Local(values, weights, **options).p_sim[0])
    return float(Geary_Local(connectivity=weights, **options).fit(values).p_sim[0])


def made() -> Path:
    """The areas as either side reads them."""
    from libpysal.weights import W

    path = Path(tempfile.mkdtemp()) / "areas.npz"
    weights = areas()
    weights = weights.among(weights.lengths > 0)
    save(path, weights)
    rows = {
        i: weights.indices[weights.indptr[i] : weights.indptr[i + 1]].tolist() for i in range(weights.areas)
    }
    theirs = W(rows, silence_warnings=True)
    path.with_suffix(".pickle").write_bytes(pickle.dumps(theirs))
    return path


def cases() -> list[Case]:
    """999 permutations of each statistic cold, and ours with 100,000 beside esda's 999."""
    path = made()
    for name in NAMES:
        ours(path, name, 99)
        esda(path, name, 99)
    cold = [
        Case(
            f"{name}, {PERMUTATIONS} permutations, cold",
            partial(ours, path, name, PERMUTATIONS),
            partial(esda, path, name, PERMUTATIONS),
            repeats=2,
            at_most=COLD,
        )
        for name in NAMES
    ]
    many = [
        Case(
            f"{name}, ours 100,000 permutations, esda's 999",
            partial(ours, path, name, 100_000),
            partial(esda, path, name, PERMUTATIONS),
            repeats=1,
        )
        for name in NAMES
    ]
    return cold + many
