"""Networks whose figures are published."""

from __future__ import annotations

from pathlib import Path

import duckdb
import networkx
import numpy as np
import pytest

from groundview.evidence.networks.tied import tied
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.statistics.networks.components import components
from groundview.statistics.networks.graph import Graph
from groundview.statistics.networks.structure import structure


def test_the_karate_club() -> None:
    """Zachary (1977): 34 members, 78 ties, density .139; Watts and Strogatz's clustering .571 and mean path 2.41, and
    Newman's transitivity .256, as many textbooks print them."""
    club = networkx.karate_club_graph()
    ends = np.array(club.edges())
    found = structure(Graph.of(ends[:, 0], ends[:, 1], nodes=34))
    assert (found.nodes, found.ties, found.diameter, found.core) == (34, 78, 5, 4)
    assert round(found.density, 3) == 0.139
    # They count the one member with a single friend as unclustered; here it has no clustering.
    assert round(found.clustering * 33 / 34, 3) == 0.571
    assert round(found.transitivity, 3) == 0.256
    assert round(found.path, 2) == 2.41


@pytest.mark.realdata
def test_co_offenders_in_solved_burglaries_in_israel(realdata: Path) -> None:
    """1,658 persons in 1,671 crimes: 864 edges, 316 components of two or more, the largest of 11."""
    path = realdata / "israel_burglary_cooffending" / "offender_crime.csv"
    connection = duckdb.connect()
    for name in ("takings_part", "persons", "linkage_draws"):
        connection.execute(create_table(tables()[name]))
    connection.execute(
        """INSERT INTO takings_part (layer, event, record_id)
        SELECT 'co_offending', crime_id, dense_rank() OVER (ORDER BY offender_id) FROM read_csv(?)""",
        [str(path)],
    )
    connection.execute(
        "INSERT INTO persons (record_id, person) SELECT DISTINCT record_id, record_id FROM takings_part"
    )
    ties = tied(connection, ("co_offending",))
    sizes = np.bincount(components(Graph.of(ties.a - 1, ties.b - 1, nodes=1658)))
    assert connection.execute("SELECT count(*), count(DISTINCT event) FROM takings_part").fetchall() == [
        (2342, 1671)
    ]
    assert (ties.a.size, int((sizes > 1).sum()), int(sizes.max())) == (864, 316, 11)
