"""From a million involvements to ties, beside NetworkX and igraph.

Ours reads the table of who takes part, with events as text, and which record is whose, and gives weights and days; the
peers are given whole numbers, and give how often two were together.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import numpy as np
from harness import Case
from numpy.typing import NDArray

INVOLVEMENTS = 1_000_000
NETWORKX, IGRAPH = 1 / 10, 1.0

Whole = NDArray[np.int64]


def involvements(total: int, seed: int) -> tuple[Whole, Whole]:
    """So many different persons in events: five in six events have one person, a few have dozens, one has 300; most
    persons take part once or twice, a few some fifty times. As arrays of shape (total,): event and person."""
    random = np.random.default_rng(seed)
    size = np.minimum(random.zipf(3.0, total), 60)
    size[0] = 300
    event = np.repeat(np.arange(size.size), size)[: total + total // 8]
    rank = (random.pareto(1.3, event.size) * total / 40 % (total * 0.6)).astype(np.int64)
    both = np.unique(np.stack([event, rank]), axis=1)[:, :total]
    return both[0], both[1]


def make(folder: Path) -> None:
    """Writes them as arrays, and as the tables that ours reads."""
    import duckdb

    from groundview.evidence.pole.tables import tables
    from groundview.evidence.records.schema import create_table

    event, person = involvements(INVOLVEMENTS, seed=1)
    np.savez(folder / "involvements.npz", event=event, person=person)
    with duckdb.connect(str(folder / "study.duckdb")) as connection:
        for name in ("takings_part", "persons", "linkage_draws"):
            connection.execute(create_table(tables()[name]))
        connection.register("drawn", {"event": event, "person": person})
        connection.execute("""
            INSERT INTO takings_part (layer, event, record_id, happened_on)
            SELECT 'co_offending', 'C' || event, person, DATE '2020-01-01' + (event % 1800)::INTEGER FROM drawn""")
        connection.execute(
            "INSERT INTO persons (record_id, person) SELECT DISTINCT record_id, record_id FROM takings_part"
        )


def ours(folder: Path) -> int:
    """The ties of the layer in the kept linkage."""
    import duckdb

    from groundview.evidence.networks.tied import tied

    with duckdb.connect(str(folder / "study.duckdb"), read_only=True) as connection:
        return int(tied(connection, ("co_offending",)).a.size)


def networkx(folder: Path) -> int:
    """The weighted projection of a bipartite graph."""
    import networkx

    arrays = np.load(folder / "involvements.npz")
    graph = networkx.Graph()
    graph.add_edges_from(zip((-1 - arrays["event"]).tolist(), arrays["person"].tolist(), strict=True))
    persons = np.unique(arrays["person"]).tolist()
    return int(networkx.bipartite.weighted_projected_graph(graph, persons).number_of_edges())


def igraph(folder: Path) -> int:
    """The projection of a bipartite graph, with multiplicity."""
    import igraph

    arrays = np.load(folder / "involvements.npz")
    event, person = arrays["event"], arrays["person"]
    persons = int(person.max()) + 1
    graph = igraph.Graph(n=persons + int(event.max()) + 1, edges=np.column_stack([person, persons + event]))
    graph.vs["type"] = np.arange(graph.vcount()) >= persons
    return int(graph.bipartite_projection(multiplicity=True, which=0).ecount())


def cases() -> list[Case]:
    """Beside both; NetworkX once, which takes longest."""
    folder = Path(tempfile.mkdtemp())
    make(folder)
    mine = partial(ours, folder)
    return [
        Case(
            "1,000,000 involvements, NetworkX", mine, partial(networkx, folder), repeats=1, at_most=NETWORKX
        ),
        Case("1,000,000 involvements, igraph", mine, partial(igraph, folder), repeats=5, at_most=IGRAPH),
    ]
