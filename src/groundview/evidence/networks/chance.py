"""The significance of ties: how likely as many events together are if persons and events met by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.networks.layers.declared import layers
from groundview.evidence.records.arrays import put_table
from groundview.statistics.networks.chance import by_chance, effective_events

if TYPE_CHECKING:
    import duckdb

COLUMNS = {
    "layer": "VARCHAR",
    "n_events": "BIGINT",
    "events_a": "BIGINT",
    "events_b": "BIGINT",
    "by_chance": "DOUBLE",
}


def put_chances(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the temporary table `chances`, of `taken` and `joined`: one row per layer and different numbers of events
    together, of one and of the other person, with the probability of at least as many together by chance."""
    parts = [_of_layer(connection, layer) for layer in layers()]
    put_table(
        connection, "chances", {name: np.concatenate([p[name] for p in parts]) for name in COLUMNS}, COLUMNS
    )


def _of_layer(connection: duckdb.DuckDBPyConnection, layer: str) -> dict[str, Any]:
    sizes = connection.execute(
        "SELECT n_persons FROM taken WHERE layer = ? GROUP BY event, n_persons ORDER BY n_persons", [layer]
    ).fetchnumpy()["n_persons"]
    found = connection.execute(
        "SELECT DISTINCT layer, n_events, events_a, events_b FROM joined WHERE layer = ? ORDER BY ALL",
        [layer],
    ).fetchnumpy()
    events = effective_events(sizes)
    return found | {"by_chance": by_chance(found["n_events"], found["events_a"], found["events_b"], events)}
