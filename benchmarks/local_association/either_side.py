"""Local association of 35,671 areas by either side, ours and esda.

Ours reads rows, esda its own weights, made of the same rows before anything is timed and pickled; an island is left
out, on which esda's Geary fails.
"""

from __future__ import annotations

import pickle
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from areas import areas, read, save

PERMUTATIONS = 999
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
