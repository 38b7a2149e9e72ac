"""Hot spots: where neighbouring areas have more than chance would put together; how they last; how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.places.certain import certainty
from groundview.evidence.places.counted import Numbers, counted
from groundview.evidence.places.examined import Examined, examine
from groundview.evidence.places.neighbours import NEIGHBOURS, weights_of
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.schema import column_types
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    from groundview.statistics.local_association.weights import Weights

Row = Mapping[str, Any]
Missing = Mapping[str, tuple[int, int]]
MISSING = """
    -- One row per type, and one for all together: offences without any place, and those that lie outside the study.
    SELECT coalesce(type, '') AS type, coalesce(sum(n) FILTER (how = 'missing'), 0)::BIGINT AS missing,
        coalesce(sum(n) FILTER (how = 'outside'), 0)::BIGINT AS outside
    FROM location_counts GROUP BY GROUPING SETS ((type), ())"""
CODES = "SELECT area_code FROM study_areas ORDER BY area_code"


def find_hot_spots(store: Store) -> int:
    """Makes `hot_spots`, `hot_spot_tests` and `hot_spot_persistence`; gives the number of rows of the first."""
    codes = [code for (code,) in store.connection.execute(CODES).fetchall()]
    weights = weights_of(np.array(codes, dtype=object), store.connection.execute(NEIGHBOURS).fetchnumpy())
    found = [examine(one, weights) for one in counted(store)] if codes else []
    missing = {type_: (n, outside) for type_, n, outside in store.connection.execute(MISSING).fetchall()}
    _make(store, "hot_spot_tests", (_test(one, missing) for one in found))
    _make(store, "hot_spot_persistence", _lasting(codes, found))
    rows = (row for one in found for row in _areas(codes, one, _doubt(one, weights, missing)))
    return _make(store, "hot_spots", rows)


def _doubt(one: Examined, weights: Weights, missing: Missing) -> tuple[Numbers, ...]:
    """What offences without a place leave open of a test that found anything: of types, over the whole period."""
    n, outside = missing.get(one.of.type, (0, 0))
    if one.note or one.of.context or one.of.period or not n or not np.any(one.side == "hot"):
        return tuple(np.full(one.of.n.size, np.nan) for _ in range(3))
    return certainty(one.of, weights, n, outside)


def _make(store: Store, name: str, rows: Iterable[Row]) -> int:
    """Makes a declared table of rows, in the order of all its columns."""
    types, kept = column_types(tables()[name]), list(rows)
    columns = {one: np.array([row.get(one) for row in kept], dtype=object) for one in types}
    put_table(store.connection, "rows_found", columns, types)
    return store.make(Query(name, "SELECT * FROM rows_found ORDER BY ALL"))


def _test(one: Examined, missing: Missing) -> Row:
    """One row per test: what was compared, and what came out for all areas together."""
    moran, expected, p = one.whole
    of_type = not one.of.context and not one.of.period
    return _of(one) | {
        "compared": one.compared,
        "n": int(np.nansum(one.of.n)),
        "n_areas": int(np.count_nonzero(one.known)),
        "n_hot": int(np.count_nonzero(one.side == "hot")),
        "n_cold": int(np.count_nonzero(one.side == "cold")),
        "moran": moran,
        "moran_expected": expected,
        "moran_p": p,
        "n_missing": missing.get(one.of.type, (0, 0))[0] if of_type else None,
        "method": one.method,
        "note": one.note,
    }


def _of(one: Examined) -> dict[str, Any]:
    return {"context": one.of.context, "type": one.of.type, "period": one.of.period}


def _areas(codes: Sequence[str], one: Examined, doubt: tuple[Numbers, ...]) -> Iterator[Row]:
    """One row per area of a test that could be made."""
    if one.note:
        return
    for place, code in enumerate(codes):
        yield _of(one) | {
            "area_code": code,
            "n": one.of.n[place],
            "z": one.z[place],
            "p": one.p[place],
            "side": one.side[place],
            "moran": one.moran[place],
            "quadrant": one.quadrant[place],
            "neighbours": one.neighbours[place],
            "hot_share": doubt[0][place],
            "z_low": doubt[1][place],
            "z_high": doubt[2][place],
            "note": _why(one, place),
        }


def _why(one: Examined, place: int) -> str:
    """Why an area has no figure; empty where it has one."""
    if one.known[place]:
        return ""
    if np.isnan(one.of.n[place]):
        return "no records were supplied for this area"
    if one.compared == "rates" and not one.of.person_years[place] > 0:
        return "no residents are known for this area: it has no rate"
    return (
        "an island: no other area with a figure touches it"
        if one.neighbours[place] == 0
        else "no z: nothing varies"
    )


def _lasting(codes: Sequence[str], found: Sequence[Examined]) -> Iterator[Row]:
    """One row per area of whatever was tested in all parts of the period."""
    from groundview.statistics.local_association.persistence import persistence

    parts: dict[tuple[str, str], list[Examined]] = {}
    for one in found:
        if one.of.period and not one.note:
            parts.setdefault((one.of.context, one.of.type), []).append(one)
    for (context, type_), tests in parts.items():
        sides = np.column_stack([one.side for one in tests])
        hot = np.where(sides == "unknown", np.nan, sides == "hot")
        made = persistence(hot.astype(np.float64))
        length = "quarter" if "Q" in tests[0].of.period else "month"
        for place, code in enumerate(codes):
            note = "" if made.kind[place] else f"no class: {made.known[place]} periods are known"
            yield {
                "context": context, "type": type_, "area_code": code, "length": length, "kind": str(made.kind[place]),
                "n_hot": int(made.hot[place]), "n_known": int(made.known[place]), "note": note,
            }  # fmt: skip
