"""The total over plausible linkages: who is one person decides who is on two lists."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from groundview.statistics.capture_recapture.averaged import akaike_law
from groundview.statistics.capture_recapture.patterns import Patterns
from groundview.statistics.estimate import Estimate, Interval


def over_linkages(total: Estimate, table: Patterns, tables: ArrayLike) -> Estimate:
    """The same total with the doubt of linkage: the least and the most averaged total over K plausible linkages.

    `tables` has shape (K, 2^L - 1): for each linkage the counts in the order of `table`, which is the kept one's and is
    itself one of those considered. Every link that was missed makes one person on two lists into two persons on one,
    and the total larger. Linkages that have no total (too few overlaps) are left out, and the note counts them; without
    any the doubt is from those seen to infinity.

    Raises ValueError for tables of another shape, or counts that are not whole.
    """
    drawn = np.asarray(tables, dtype=np.float64)
    if drawn.ndim != 2 or drawn.shape[1] != table.counts.size:
        raise ValueError(f"tables has shape {drawn.shape}: (linkages, {table.counts.size}) is needed")
    values = np.array([_value(table.with_counts(row)) for row in drawn] + [float(total.value)])
    known = values[np.isfinite(values)]
    bounds = (
        Interval.of(known.min(), known.max()) if known.size else Interval.of(float(table.persons), np.inf)
    )
    lacking = int(np.sum(np.isnan(values[:-1])))
    said = f"{lacking} of {len(drawn)} plausible linkages have no total" if lacking else ""
    note = "; ".join(each for each in (total.note, said) if each)
    return Estimate(
        value=total.value,
        unit=total.unit,
        method=total.method,
        n=total.n,
        sampling=total.sampling,
        linkage=bounds,
        note=note,
    )


def _value(table: Patterns) -> float:
    law = akaike_law(table)
    return np.nan if law is None else law.median
