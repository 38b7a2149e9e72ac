"""What became of the persons of the last run."""

from __future__ import annotations

from groundview.evidence.records.query import Query


def person_changes() -> Query:
    """One row per person of the last run who is not the same in this one: `merged` into one that goes by another id,
    `split` into several, or `gone` with all of its records. `n_records` counts its records in the last run."""
    return Query(
        "person_changes",
        """
        WITH before AS (
            -- One row per record of the last run, with its person then and now.
            SELECT known_ids.person_id AS person_id, persons.person_id AS now
            FROM known_ids LEFT JOIN record_keys USING (record_key) LEFT JOIN persons USING (record_id)
            WHERE here),
        fates AS (
            -- One row per person of the last run.
            SELECT person_id, count(*) AS n_records, count(DISTINCT now) AS persons,
                list_sort(list(DISTINCT now) FILTER (now IS NOT NULL)) AS into_persons
            FROM before GROUP BY person_id)
        SELECT person_id, CASE WHEN persons = 0 THEN 'gone' WHEN persons > 1 THEN 'split' ELSE 'merged' END
                AS change, nullif(array_to_string(into_persons, ','), '') AS "into", n_records
        FROM fates WHERE persons <> 1 OR into_persons[1] <> person_id ORDER BY person_id""",
    )
