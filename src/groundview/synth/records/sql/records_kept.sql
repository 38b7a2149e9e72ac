-- One row per appearance: the key of the record it was put on. The operator finds the newest record of the person in
-- that system, or an older one, or none and makes another; without a name there is nothing to find.
WITH counted AS (
    SELECT *, sum(CASE WHEN chance('records.not_found', appearance_id)
                       < not_found * CASE WHEN gives_birth OR not_found = 0 THEN 1 ELSE getvariable('harder') END
                       THEN 1 ELSE 0 END)
        OVER (PARTITION BY person_id, holding_id, nameless ORDER BY seen_on, appearance_id)::BIGINT AS nth
    FROM appearance
)
SELECT * EXCLUDE (nth), CASE
    WHEN nameless THEN -1 - appearance_id
    ELSE (person_id * 256 + holding_id) * 1024 + least(1023, nth - CASE
        WHEN nth > 1 AND chance('records.older', appearance_id) < getvariable('older') THEN 1 ELSE 0 END)
    END AS key
FROM counted
