"""Both sides of the benchmark: persons of the same cleaned records, by Groundview and by Splink as it comes.

The peer is Splink 5 with our comparisons, our blocking keys without bounds on how many records share one, its default
training, the columns it retains by default, and its clusters at the threshold of its own best F1 (`AT`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]

RULES = (
    ("phone",), ("email",), ("born", "forename_root"), ("born", "surname_root"), ("born", "postcode"),
    ("address", "forename_root"), ("address", "surname_root"), ("postcode", "forename_root"),
    ("postcode", "surname_root"), ("name_root",),
)  # fmt: skip
"""Our own rules as far as Splink's own words go: it neither hears words nor bounds how many records share a key."""
TRAINED_ON = (("forename", "surname"), ("born",), ("phone",))
AT = 0.99
"""The probability from which Splink joins a pair, chosen among .5, .9 and .99 for its own F1. Its clusters are whatever
hangs together: at a million records those at .5 run into one another."""


def ours(path: Path) -> Labels:
    """Trains, collapses, compares and clusters; gives the cluster of each record, in the order of ids."""
    from groundview.evidence.linkage.clusters.agglomerate import agglomerate
    from groundview.evidence.linkage.clusters.graph import GRAIN, joined
    from groundview.evidence.linkage.clusters.rules import link_rules
    from groundview.evidence.linkage.model.engine import score

    shape, shapes = _shapes(path)
    scored = score(shapes)
    rules = link_rules()
    left, right = (np.asarray(scored[side]).astype(np.int64) - 1 for side in ("left_id", "right_id"))
    weight = np.rint(np.clip(scored["weight"], -rules.most, rules.most) * GRAIN).astype(np.int64)
    one, no = np.ones(len(left), np.int64), np.zeros(len(left), np.bool_)
    size = np.bincount(shape - 1, minlength=len(shape)).astype(np.bool_).astype(np.int64)
    graph = joined(size, round(rules.absent * GRAIN), (left, right, weight, one, no), left != right)
    found: Labels = agglomerate(graph, rules.kept)[shape - 1]
    return found


def splink(path: Path, at: float = AT) -> Labels:
    """Splink 5 with its defaults: every record, its own training, everything retained, its own clusters."""
    import duckdb
    from splink import DuckDBAPI, Linker, block_on

    from groundview.evidence.linkage.model.columns import PEOPLE, make_columns
    from groundview.evidence.linkage.model.settings import settings

    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    make_columns(connection, f"read_parquet('{path}')")
    made: dict[str, Any] = settings() | {
        "retain_matching_columns": True,
        "blocking_rules_to_generate_predictions": [block_on(*rule) for rule in RULES],
    }
    linker = Linker(DuckDBAPI(connection).register(PEOPLE), made, log_level="CRITICAL")
    certain: list[Any] = [block_on("forename", "surname", "born"), block_on("email", "surname")]
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for rule in TRAINED_ON:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    scored = linker.inference.predict(threshold_match_probability=0.002)
    linked = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, at)
    rows = connection.execute(f"SELECT cluster_id FROM {linked.physical_name} ORDER BY id").fetchnumpy()
    return np.asarray(rows["cluster_id"]).astype(np.int64)


def quality(path: Path, found: Labels) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of records that have a name."""
    import duckdb

    rows = duckdb.execute(
        f"SELECT person, forename IS NOT NULL AS named FROM read_parquet('{path}') ORDER BY id"
    ).fetchnumpy()
    named = np.asarray(rows["named"])
    person, found = np.asarray(rows["person"])[named], found[named]
    both = _pairs(found.astype(np.int64) * (int(person.max()) + 1) + person)
    precision, recall = both / _pairs(found), both / _pairs(person)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _shapes(path: Path) -> tuple[Labels, Any]:
    """The shape of each record, in the order of ids, and the shapes' own records."""
    import duckdb

    from groundview.evidence.linkage.shapes import shaped

    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        source = f"(SELECT * RENAME (id AS record_id) FROM read_parquet('{path}'))"
        connection.execute(f"CREATE TABLE shaped AS {shaped(source)}")
        shape = connection.execute("SELECT shape_id FROM shaped ORDER BY record_id").fetchnumpy()["shape_id"]
        table = connection.execute(
            "SELECT record_id AS id, * EXCLUDE (record_id, shape_id) FROM shaped WHERE record_id = shape_id ORDER BY id"
        ).to_arrow_table()
    return np.asarray(shape).astype(np.int64), table


def _pairs(labels: Labels) -> float:
    sizes = np.unique(labels, return_counts=True)[1].astype(np.float64)
    return float((sizes * (sizes - 1) / 2).sum())
