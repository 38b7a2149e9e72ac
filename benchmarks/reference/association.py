"""Association beside esda, to ten digits: values and moments, on areas that come with libpysal.

Run: PYTHONPATH=src python benchmarks/reference/association.py
"""

from __future__ import annotations

import sys
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from groundview.statistics.local_association.chance import Chance
from groundview.statistics.local_association.contiguity import queen, rook
from groundview.statistics.local_association.geary_local import local_geary
from groundview.statistics.local_association.getis_ord import getis_ord
from groundview.statistics.local_association.moran_local import local_moran, standardised_rates
from groundview.statistics.local_association.weights import Weights
from groundview.statistics.local_association.whole import geary, general_g, moran

QUICK = Chance(99)
AREAS = (
    ("stl_hom", "HR8893", "HC8893", "PO8893"),
    ("sids2", "SIDR74", "SID74", "BIR74"),
    ("columbus", "CRIME", "", ""),
)
CLOSE = 1e-10


def theirs(weights: Weights) -> Any:
    """The same weights as libpysal has them."""
    from libpysal.weights import W

    ends = zip(weights.indptr[:-1], weights.indptr[1:], strict=True)
    made = W({i: weights.indices[first:last].tolist() for i, (first, last) in enumerate(ends)})
    made.transform = "r" if weights.standardised else "b"
    return made


def compared(values: Any, weights: Weights) -> dict[str, tuple[Any, Any]]:
    """Ours and esda's, by what it is."""
    import esda

    near, kind = theirs(weights), "r" if weights.standardised else "b"
    found = moran(values, weights, seed=1, chance=QUICK), geary(values, weights, seed=1, chance=QUICK)
    peers = esda.Moran(values, near, kind, permutations=99), esda.Geary(values, near, kind, permutations=99)
    local = local_moran(values, weights, seed=1, chance=QUICK)
    pairs: dict[str, tuple[Any, Any]] = {
        "Moran": (found[0].value, peers[0].I),
        "Moran, z normal and randomised": (
            [found[0].z_normal, found[0].z_randomised],
            [peers[0].z_norm, peers[0].z_rand],
        ),
        "Geary": (found[1].value, peers[1].C),
        "Geary, z normal and randomised": (
            [found[1].z_normal, found[1].z_randomised],
            [peers[1].z_norm, peers[1].z_rand],
        ),
        "local Moran": (local.value, esda.Moran_Local(values, near, kind, permutations=99).Is),
    }
    if weights.standardised:
        peer = esda.Geary_Local(connectivity=near, permutations=99).fit(values)
        pairs["local Geary"] = local_geary(values, weights, seed=1, chance=QUICK).value, peer.localG
    else:
        whole, general = (
            general_g(values, weights, seed=1, chance=QUICK),
            esda.G(values, near, permutations=99),
        )
        pairs["general G and variance"] = [whole.value, whole.variance_randomised], [general.G, general.VG]
        for star in (False, True):
            mine = getis_ord(values, weights, seed=1, star=star, chance=QUICK)
            peer = esda.G_Local(values, near, transform="b", permutations=99, star=star)
            pairs[f"Gi{'*' * star}"], pairs[f"Gi{'*' * star}, z"] = (mine.value, peer.Gs), (mine.z, peer.Zs)
    return pairs


def main() -> int:
    """Prints the largest differences; 1 where one is not close."""
    import esda
    from libpysal.examples import get_path

    warnings.simplefilter("ignore")
    geopandas, worst = import_module("geopandas"), 0.0
    print("| areas | weights | figure | largest difference |\n|---|---|---|---|")
    for areas, name, events, population in AREAS:
        table = geopandas.read_file(Path(get_path(f"{areas}.shp")))
        values = table[name].to_numpy(dtype=np.float64)
        for made in (rook(list(table.geometry)), queen(list(table.geometry))):
            for weights in (made, made.row_standardised()):
                pairs = compared(values, weights)
                if events:
                    rates = esda.smoothing.assuncao_rate(table[events], table[population])
                    pairs["standardised rates"] = standardised_rates(table[events], table[population]), rates
                for what, (mine, peer) in pairs.items():
                    apart = float(np.max(np.abs(np.asarray(mine) - np.asarray(peer))))
                    worst = max(worst, apart)
                    how = f"{weights.method}{', row-standardised' * weights.standardised}"
                    print(f"| {areas} | {how} | {what} | {apart:.1e} |")
    return int(worst > CLOSE)


if __name__ == "__main__":
    sys.exit(main())
