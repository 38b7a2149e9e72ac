-- One row per placeholder and care.
SELECT care_id, nth, words, count(*) OVER (PARTITION BY care_id) AS of_all
FROM declared_placeholder JOIN declared_care USING (care) ORDER BY care_id, nth
