"""Drawing whole clusters of cases, such as areas or days, and of each cluster the same part.

Every case has the same chance to be drawn: that of its cluster, times the part that is taken of each. Strata are not
used: they cut across clusters, and no case would have a chance that could be told. Source: Cochran (1977), Sampling
Techniques, 10.4 (two stages).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.errors import UsageProblem
from groundview.evidence.coding.sample.chance import between_0_and_1, chance
from groundview.evidence.coding.sample.design import Design
from groundview.evidence.coding.sample.draw import put_allocation
from groundview.evidence.coding.sample.frame import ALL

if TYPE_CHECKING:
    import duckdb

KINDS = {
    "area": "area_code",
    "day": "strftime(happened_on, '%Y-%m-%d')",
    "week": "strftime(date_trunc('week', happened_on), '%Y-%m-%d')",
}
"""What clusters may be, as SQL of a case's columns. A case without one is a cluster by itself."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """How many clusters there are and how many are drawn, and the part of its cases that is taken of each."""

    n: int
    drawn: int
    part: float


def draw_clusters(
    connection: duckdb.DuckDBPyConnection, kind: str, design: Design, wanted: int, seed: int
) -> Clusters:
    """Makes the temporary table `coding_chosen` of about `wanted` cases of `coding_frame` in clusters of a kind. Raises
    UsageProblem for a kind that there is not, and where there are too few clusters to tell how they differ."""
    if kind not in KINDS:
        raise UsageProblem(
            f"Cases have no clusters called {kind}.", next_step=f"--clusters {'|'.join(KINDS)}"
        )
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE coding_clustered AS
        -- One row per case of the frame, with its cluster.
        SELECT *, coalesce({KINDS[kind]}, 'none ' || case_key) AS cluster FROM coding_frame"""
    )
    counted = connection.execute("SELECT count(*), count(DISTINCT cluster) FROM coding_clustered").fetchone()
    size, n = counted or (0, 0)
    if n < design.clusters:
        raise UsageProblem(
            f"There are {n} clusters of cases ({kind}), and a sample needs {design.clusters}.",
            why="how much clusters differ cannot be told from so few",
            next_step="Draw without --clusters.",
        )
    plan = planned(size, n, wanted, design.clusters)
    connection.execute(_chosen(plan), {"seed": str(seed)})
    made = connection.execute("SELECT count(*) FROM coding_chosen").fetchone()
    put_allocation(connection, [(ALL, made[0] if made else 0, size, 0)])
    return plan


def planned(size: int, n: int, wanted: int, least: int) -> Clusters:
    """How many of `n` clusters are drawn, and the part taken of each, so that about `wanted` of `size` cases are: whole
    clusters, or parts of `least` clusters where fewer whole ones would do."""
    drawn = min(n, max(least, math.ceil(wanted * n / size)))
    return Clusters(n, drawn, min(1.0, wanted * n / (size * drawn)))


def _chosen(plan: Clusters) -> str:
    """Of a cluster the part is rounded up or down by chance, so that every case has the same chance exactly."""
    rounding = between_0_and_1("rounded", "cluster")
    return f"""
        CREATE OR REPLACE TEMP TABLE coding_chosen AS
        WITH drawn AS (
            -- One row per cluster that is drawn, with the number of its cases that are taken.
            SELECT cluster, floor({plan.part!r} * count(*) + {rounding})::BIGINT AS take
            FROM coding_clustered GROUP BY cluster
            QUALIFY row_number() OVER (ORDER BY {chance("cluster", "cluster")}) <= {plan.drawn})
        -- One row per case that is drawn.
        SELECT coding_clustered.*, 0 AS n, (SELECT count(*) FROM coding_frame) AS size, 0 AS before
        FROM coding_clustered JOIN drawn USING (cluster)
        QUALIFY row_number() OVER (PARTITION BY cluster ORDER BY {chance("drawn")}) <= take"""
