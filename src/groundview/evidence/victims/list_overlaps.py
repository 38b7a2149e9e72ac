"""How many persons are on which lists of a population, under the linkage that was kept and every plausible one."""

from __future__ import annotations

from groundview.evidence.linkage.reference import records_meant
from groundview.evidence.records.query import Query

LIST_OVERLAPS = Query(
    "list_overlaps",
    f"""
    WITH listed AS (
        -- One row per population, list and record on it.
        SELECT DISTINCT population, replace(list, ';', ',') AS list, record_id
        FROM ({records_meant("lists")}) WHERE record_id IS NOT NULL),
    names AS (
        SELECT population, list(DISTINCT list ORDER BY list) AS names FROM listed GROUP BY population),
    people AS (
        -- One row per plausible linkage and person on any list, with the lists.
        SELECT draw, population, coalesce(moved.person, persons.person) AS person, list(DISTINCT list) AS theirs
        FROM listed JOIN persons USING (record_id) CROSS JOIN range($draws + 1) AS every(draw)
        LEFT JOIN linkage_draws AS moved USING (record_id, draw) GROUP BY ALL)
    -- One row per population, plausible linkage and pattern.
    SELECT population, array_to_string(names, ';') AS lists, draw, count(*) AS n,
        array_to_string([CASE WHEN list_contains(theirs, name) THEN 1 ELSE 0 END FOR name IN names], ';') AS pattern
    FROM people JOIN names USING (population) GROUP BY ALL ORDER BY population, draw, pattern""",
)
