"""Monthly series that several measures start from: counts with their gaps, and where recording changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from groundview.evidence.records.store import Reader
from groundview.questions.cells import AT_RISK, COUNTED, MOST_CELLS, ROLLED, TYPES, word

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENOUGH = 60
"""Offences of one type in one area, over the whole period, from which they are a series of their own."""

OFFENCES = f"""
    WITH {ROLLED}, {AT_RISK}, {COUNTED}, {TYPES},
    cube AS (SELECT (SELECT count(*) FROM study_areas) * (SELECT count(*) FROM types) AS size),
    wanted AS (
        -- One row per area, city or study, and type or all types, of which there is a series.
        SELECT area_code, type FROM (SELECT DISTINCT area_code FROM at_risk) CROSS JOIN types
        LEFT JOIN (SELECT area_code, type, n FROM counted WHERE period = '') USING (area_code, type)
        WHERE type = '' OR area_code NOT IN (SELECT area_code FROM study_areas)
            OR (n >= {ENOUGH} AND (SELECT size FROM cube) <= {MOST_CELLS})),
    touched AS (
        -- One row per area, city or study, and type or all types: the months in which recording changed in some of it.
        SELECT towards AS area_code, kind AS type, list(DISTINCT strftime(month, '%Y-%m')) AS changed
        FROM series_breaks JOIN rolled USING (area_code), LATERAL (SELECT unnest([type, '']) AS kind)
        WHERE type IS NOT NULL GROUP BY ALL)
    -- One row per series: its count of each month in order, -1 where not all of it was supplied.
    SELECT area_code, CASE WHEN type = '' THEN '' ELSE 'type=' || {word("type")} END AS breakdown,
        CASE WHEN area_code = '' THEN CASE WHEN type = '' THEN 'all of the study' ELSE 'study' END ELSE type || ', '
            || CASE WHEN area_code IN (SELECT area_code FROM study_areas) THEN 'areas' ELSE 'cities' END END AS family,
        list(CASE WHEN n_supplied = n_asked THEN coalesce(n, 0) ELSE -1 END ORDER BY period) AS events,
        list(period ORDER BY period) AS months, any_value(coalesce(changed, [])) AS changed
    FROM wanted JOIN at_risk USING (area_code) LEFT JOIN counted USING (area_code, period, type)
    LEFT JOIN touched USING (area_code, type) WHERE period <> ''
    GROUP BY area_code, type ORDER BY area_code, type"""

CASES = """
    WITH touched AS (
        -- One row per context, and city or study: the months in which recording changed in a part of it.
        SELECT context, place AS area_code, list(DISTINCT strftime(month, '%Y-%m')) AS changed
        FROM series_breaks JOIN study_areas USING (area_code), LATERAL (SELECT unnest(['', parent]) AS place)
        WHERE context IS NOT NULL GROUP BY ALL)
    -- One row per series of cases: its count of each month in order, -1 where the month was not supplied in full. The
    -- cases that a definition leaves open are no series: they move with what is known, not with what happens.
    SELECT context, definition, area_code, context AS family,
        concat_ws(';', CASE WHEN answer <> '' THEN 'answer=' || answer END, nullif(breakdown, '')) AS breakdown,
        list(coalesce(n, -1) ORDER BY month) AS events, list(strftime(month, '%Y-%m') ORDER BY month) AS months,
        any_value(coalesce(changed, [])) AS changed
    FROM case_counts LEFT JOIN touched USING (context, area_code) WHERE answer <> 'open'
    GROUP BY context, definition, area_code, answer, breakdown HAVING max(n) > 0
    ORDER BY context, definition, area_code, answer, breakdown"""


SERIES = f"""
    -- One row per series of offences or of cases.
    FROM ({OFFENCES})
    UNION ALL BY NAME FROM ({CASES})"""


@dataclass(frozen=True, slots=True)
class Series:
    """Monthly counts: text columns (k,) that say of what, `months` (t,) as 2025-01, `events` (k, t) with NaN for gaps,
    by row the months in which recording `changed`, and the `family` (k,) of series that are judged together:
    those of one type in all areas or all cities, of all types in the whole study, or of one context. All offences of
    the study are judged alone."""

    texts: Mapping[str, NDArray[Any]]
    months: tuple[str, ...]
    events: NDArray[np.float64]
    changed: tuple[tuple[str, ...], ...]
    family: NDArray[Any]

    def __len__(self) -> int:
        return len(self.events)

    def of(self, rows: NDArray[Any]) -> Series:
        """Some of the series, by number or mask."""
        at = np.arange(len(self))[rows]
        texts = {name: column[at] for name, column in self.texts.items()}
        changed = tuple(self.changed[row] for row in at)
        return Series(texts, self.months, self.events[at], changed, self.family[at])

    def by_change(self) -> Iterator[tuple[tuple[str, ...], NDArray[np.int64]]]:
        """The months of changes that some series share, and the numbers of those series."""
        for months in dict.fromkeys(self.changed):
            yield months, np.array([row for row, own in enumerate(self.changed) if own == months])


@lru_cache(maxsize=2)
def read_series(reader: Reader, sql: str) -> Series:
    """The series of a query like `OFFENCES` or `CASES`: read once for the measures that one reader serves, since a
    reader sees the tables of one step."""
    columns = reader.columns(sql)
    size = len(columns["family"])
    texts = {
        name: _texts(columns[name]) if name in columns else np.full(size, "", dtype=object)
        for name in ("context", "definition", "area_code", "breakdown")
    }
    months = tuple(columns["months"][0].tolist()) if size else ()
    events = np.array([np.asarray(row, np.float64) for row in columns["events"]]).reshape(size, len(months))
    return Series(
        texts | {"period": np.full(size, "", dtype=object)},
        months,
        np.where(events < 0, np.nan, events),
        tuple(tuple(sorted(row)) for row in columns["changed"]),
        _texts(columns["family"]),
    )


def _texts(column: Any) -> NDArray[Any]:
    return np.asarray(np.ma.filled(np.ma.asarray(column).astype(object), ""), dtype=object)
