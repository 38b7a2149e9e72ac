"""The coded cases of a context under one definition, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import duckdb

Numbers = NDArray[np.int64]
Column = NDArray[np.float64]

JUDGED = """
    WITH by_coders AS (
        -- One row per coded case: how many coded it, and whether each, any, or not all of them alike found it met.
        SELECT case_id, count(*) AS n_said, bool_and(met IS NOT DISTINCT FROM 1) AS all_met,
            bool_or(met IS NOT DISTINCT FROM 1) AS any_met, count(DISTINCT coalesce(met, -1)) > 1 AS differ
        FROM coded_outcomes WHERE context = $context AND definition = $definition AND coder <> '' GROUP BY case_id)
    -- One row per coded case.
    SELECT case_id, met::DOUBLE AS met, coalesce(n_said, 0) > 1 AS twice, coalesce(differ, false) AS differ,
        coalesce(all_met, false) AS all_met, coalesce(any_met, false) AS any_met, pattern_id, number AS stratum, cluster
    FROM coded_outcomes JOIN coded_cases USING (context, case_id) JOIN case_answers USING (case_id)
    JOIN calibrate_strata USING (context, stratum) LEFT JOIN by_coders USING (case_id)
    WHERE context = $context AND definition = $definition AND coder = '' ORDER BY case_id"""


@dataclass(frozen=True, slots=True)
class Judged:
    """Coded cases, shape (n,): `met` is 1, 0 or NaN where coders could not tell or still differ; `strict` and `lenient`
    are the same if coders who differ were settled that way (as `met` where they do not), of cases coded `twice`.
    `cluster` numbers the clusters that were drawn; None where cases were drawn one by one."""

    case_id: Numbers
    met: Column
    strict: Column
    lenient: Column
    twice: NDArray[np.bool_]
    pattern: Numbers
    stratum: Numbers
    cluster: Numbers | None

    def where(self, kept: NDArray[np.bool_]) -> Judged:
        """Those of which a mask says so."""
        return Judged(
            case_id=self.case_id[kept],
            met=self.met[kept],
            strict=self.strict[kept],
            lenient=self.lenient[kept],
            twice=self.twice[kept],
            pattern=self.pattern[kept],
            stratum=self.stratum[kept],
            cluster=None if self.cluster is None else self.cluster[kept],
        )


def judged(connection: duckdb.DuckDBPyConnection, context: str, definition: str) -> Judged:
    """Reads what `make_outcomes` made."""
    found = connection.execute(JUDGED, {"context": context, "definition": definition}).fetchnumpy()
    met = np.ma.filled(np.ma.asarray(found["met"], dtype=np.float64), np.nan)
    differ = np.ma.getdata(found["differ"]).astype(bool)
    return Judged(
        case_id=np.ma.getdata(found["case_id"]),
        met=met,
        strict=np.where(differ, np.ma.getdata(found["all_met"]).astype(float), met),
        lenient=np.where(differ, np.ma.getdata(found["any_met"]).astype(float), met),
        twice=np.ma.getdata(found["twice"]).astype(bool),
        pattern=np.ma.getdata(found["pattern_id"]),
        stratum=np.ma.getdata(found["stratum"]),
        cluster=_clusters(found["cluster"]),
    )


def _clusters(given: Any) -> Numbers | None:
    """Clusters numbered; a case drawn by itself beside them is one alone."""
    missing = np.ma.getmaskarray(np.ma.asarray(given)) | np.array(
        [one is None for one in np.ma.getdata(given)]
    )
    if missing.all():
        return None
    names = np.array(
        [
            f"{row} alone" if gone else str(one)
            for row, (gone, one) in enumerate(zip(missing, np.ma.getdata(given), strict=True))
        ]
    )
    return np.unique(names, return_inverse=True)[1].astype(np.int64)
