"""Hot spots: where neighbouring areas have more than chance would put together; how they last; how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.places.certain import certainty
from groundview.evidence.places.counted import Numbers, counted
from groundview.evidence.places.examined import Examined, Words, examine
from groundview.evidence.places.neighbours import NEIGHBOURS, weights_of
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.arrays import put_table
from groundview.evidence.records.query import Query
from groundview.evidence.records.schema import column_types
from groundview.evidence.records.store import Store

if TYPE_CHECKING:
    from groundview.statistics.local_association.weights import Weights

Columns = Mapping[str, Any]
Missing = Mapping[str, tuple[int, int]]
MISSING = """
    -- One row per type, and one for all together: offences without any place, and those that lie outside the study.
    SELECT coalesce(type, '') AS type, coalesce(sum(n) FILTER (how = 'missing'), 0)::BIGINT AS missing,
        coalesce(sum(n) FILTER (how = 'outside'), 0)::BIGINT AS outside
    FROM location_counts GROUP BY GROUPING SETS ((type), ())"""
CODES = "SELECT area_code FROM study_areas ORDER BY area_code"


def find_hot_spots(store: Store) -> int:
    """Makes `hot_spots`, `hot_spot_tests` and `hot_spot_persistence`; gives the number of rows of the first."""
    codes = np.array([code for (code,) in store.connection.execute(CODES).fetchall()], dtype=object)
    weights = weights_of(codes, store.connection.execute(NEIGHBOURS).fetchnumpy())
    found = [examine(one, weights) for one in counted(store)] if len(codes) else []
    missing = {type_: (n, outside) for type_, n, outside in store.connection.execute(MISSING).fetchall()}
    _make(store, "hot_spot_tests", (_test(one, missing) for one in found))
    _make(store, "hot_spot_persistence", _lasting(codes, found))
    could = (one for one in found if not one.note)
    return _make(store, "hot_spots", (_areas(codes, one, _doubt(one, weights, missing)) for one in could))


def _make(store: Store, name: str, parts: Iterable[Columns]) -> int:
    """Makes a declared table of columns, part by part, in the order of all its columns."""
    types, kept = column_types(tables()[name]), list(parts)
    columns = {
        one: np.concatenate([part[one] for part in kept]) if kept else np.empty(0, dtype=object)
        for one in types
    }
    put_table(store.connection, "rows_found", columns, types)
    return store.make(Query(name, "SELECT * FROM rows_found ORDER BY ALL"))


def _test(one: Examined, missing: Missing) -> Columns:
    """One row per test: what was compared, and what came out for all areas together."""
    moran, expected, p = one.whole
    of_type = not one.of.context and not one.of.period
    row = _of(one) | {
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
    return {name: np.array([cell], dtype=object) for name, cell in row.items()}


def _of(one: Examined) -> dict[str, Any]:
    return {"context": one.of.context, "type": one.of.type, "period": one.of.period}


def _doubt(one: Examined, weights: Weights, missing: Missing) -> tuple[Numbers, ...]:
    """What offences without a place leave open of a test that found anything: of types, over the whole period."""
    n, outside = missing.get(one.of.type, (0, 0))
    if one.note or one.of.context or one.of.period or not n or not np.any(one.side == "hot"):
        return tuple(np.full(one.of.n.size, np.nan) for _ in range(3))
    return certainty(one.of, weights, n, outside)


def _areas(codes: Words, one: Examined, doubt: tuple[Numbers, ...]) -> Columns:
    """One row per area of a test."""
    return {name: np.full(len(codes), word, dtype=object) for name, word in _of(one).items()} | {
        "area_code": codes,
        "n": one.of.n,
        "z": one.z,
        "p": one.p,
        "side": one.side,
        "moran": one.moran,
        "quadrant": one.quadrant,
        "neighbours": one.neighbours,
        "hot_share": doubt[0],
        "z_low": doubt[1],
        "z_high": doubt[2],
        "note": _why(one),
    }


def _why(one: Examined) -> Words:
    """Why each area has no figure, shape (k,); empty where it has one."""
    no_rate = (one.compared == "rates") & ~(one.of.person_years > 0)
    return np.select(
        [one.known, np.isnan(one.of.n), no_rate, one.neighbours == 0],
        [
            "",
            "no records were supplied for this area",
            "no residents are known for this area: it has no rate",
            "an island: no other area with a figure touches it",
        ],
        "no z: nothing varies around it",
    ).astype(object)


def _lasting(codes: Words, found: Sequence[Examined]) -> Iterator[Columns]:
    """One row per area of whatever was tested in all parts of the period."""
    from groundview.statistics.local_association.persistence import persistence

    parts: dict[tuple[str, str], list[Examined]] = {}
    for one in found:
        if one.of.period and not one.note:
            parts.setdefault((one.of.context, one.of.type), []).append(one)
    for (context, type_), tests in parts.items():
        sides = np.column_stack([one.side for one in tests])
        made = persistence(np.where(sides == "unknown", np.nan, sides == "hot").astype(np.float64))
        words = {
            "context": context,
            "type": type_,
            "length": "quarter" if "Q" in tests[0].of.period else "month",
        }
        columns = {name: np.full(len(codes), word, dtype=object) for name, word in words.items()}
        why = np.where(made.kind == "", "too few periods are known for a class", "")
        yield columns | {
            "area_code": codes,
            "kind": made.kind.astype(object),
            "n_hot": made.hot,
            "n_known": made.known,
            "note": why.astype(object),
        }
