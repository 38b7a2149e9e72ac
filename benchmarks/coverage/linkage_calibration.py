"""How bold the model's odds are, against the truth of synthetic cities: where the settings of the draws come from.

Between clusters that are certain, the log2 odds of being one person are fitted to the truth: odds = shift + warmth x
(mean weight x root of the number of pairs). Then, by number of pairs, how many of those with odds in a band are one
person: the root fits when the columns of a band are alike. Last, what the kept linkage is worth at several least
weights. Run: PYTHONPATH=src python benchmarks/coverage/linkage_calibration.py [SEEDS [SIZE]]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from linkage_doubt import fill
from numpy.typing import NDArray

from groundview.evidence.linkage.clusters.agglomerate import agglomerate, nested
from groundview.evidence.linkage.clusters.evidence import Evidence, read_evidence
from groundview.evidence.linkage.clusters.rules import link_rules
from groundview.evidence.linkage.compare import make_person_pairs
from groundview.evidence.linkage.draws.problems import odds
from groundview.evidence.linkage.identify import make_person_records
from groundview.evidence.linkage.judgements.standing import standing
from groundview.evidence.records.store import open_store
from groundview.synth.dials import Dials, Size

Whole = NDArray[np.int64]
BANDS = tuple(range(-8, 12, 2))
PAIRS = ((1, 1), (2, 2), (3, 4), (5, 9), (10, 10**9))
LEAST = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0)
TRUTH = """
    -- One row per person record: its true person, or, for one that is not in the truth, a number of its own.
    SELECT coalesce(truth.person_id, -person_records.record_id) AS person FROM person_records
    LEFT JOIN truth USING (nominal_ref, system) ORDER BY person_records.record_id"""


def read(dials: Dials, model: Path) -> tuple[Evidence, Whole]:
    """The evidence of a world and the true person of each record."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store" / "study.duckdb") as store,
    ):
        fill(store, dials)
        make_person_records(store)
        make_person_pairs(store, model)
        standing(Path(folder) / "none.csv", store.connection)
        truth = np.asarray(store.connection.execute(TRUTH).fetchnumpy()["person"])
        return read_evidence(store.connection, link_rules()), truth


def edges(evidence: Evidence, truth: Whole) -> tuple[Any, Whole, Any]:
    """The log2 odds of every edge between certain clusters, its pairs, and whether it joins one true person."""
    certain, _ = nested(evidence.graph, link_rules())
    graph = evidence.graph.contracted(certain)
    thinkable = ~graph.never & (odds(graph) > link_rules().thinkable)
    return (
        odds(graph)[thinkable],
        graph.pairs[thinkable],
        (truth[graph.left] == truth[graph.right])[thinkable],
    )


def fitted(bits: Any, true: Any) -> tuple[float, float]:
    """Shift and warmth by logistic regression (Newton's method)."""
    given = np.stack([np.ones(len(bits)), bits], axis=1)
    found = np.zeros(2)
    for _ in range(40):
        chance = 1 / (1 + np.exp2(-(given @ found)))
        slope = (given * (chance * (1 - chance))[:, None]).T @ given * np.log(2)
        found = found + np.linalg.solve(slope, given.T @ (true - chance))
    return float(found[0]), float(found[1])


def worth(found: Whole, truth: Whole) -> str:
    """Precision, recall and F1 over pairs of records."""
    right, made, there = (
        float((np.unique(key, return_counts=True)[1] ** 2).sum() - len(key))
        for key in (found * (1 + truth.max() - truth.min()) + truth - truth.min(), found, truth)
    )
    return f"{right / made:.4f} | {right / there:.4f} | {2 * right / (made + there):.4f}"


def main(seeds: int, size: Size) -> None:
    """Prints the three tables."""
    print("| seed | shift | warmth |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        worlds = [
            read(Dials(seed=seed, size=size), Path(folder) / "model.json") for seed in range(1, seeds + 1)
        ]
    seen = [edges(*one) for one in worlds]
    for seed, (bits, _, true) in enumerate(seen, start=1):
        print("| {} | {:.2f} | {:.2f} |".format(seed, *fitted(bits, true)))
    bits, pairs, true = (np.concatenate(column) for column in zip(*seen, strict=True))
    print(
        "\n| log2 odds | "
        + " | ".join(f"{low} pairs and more" for low, _ in PAIRS)
        + " |\n|---|"
        + "---|" * len(PAIRS)
    )
    for band in BANDS:
        marks = [(bits >= band) & (bits < band + 2) & (pairs >= low) & (pairs <= high) for low, high in PAIRS]
        shown = [f"{true[mark].mean():.3f} ({mark.sum()})" if mark.any() else "" for mark in marks]
        print(f"| {band} to {band + 2} | " + " | ".join(shown) + " |")
    print("\n| least mean weight | precision | recall | F1 |\n|---|---|---|---|")
    evidence, truth = worlds[0]
    for least in LEAST:
        print(f"| {least} | {worth(agglomerate(evidence.graph, least)[evidence.node], truth)} |")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 5, given[1] if len(given) > 1 else "city")  # type: ignore[arg-type]
