-- One row per appearance: the record that the link to it points at. After a migration some links, earlier and later,
-- point at the copy and some at the record it is of.
WITH copy AS (
    SELECT key, record_id, nominal_ref, moved_on, repointed, onwards
    FROM record JOIN records_holding USING (holding_id) WHERE of_key IS NOT NULL
), pointed AS (
    SELECT kept.appearance_id, in_table, link_id, old.record_id AS old_id, old.nominal_ref AS old_ref,
        copy.record_id AS new_id, copy.nominal_ref AS new_ref,
        chance('records.points', appearance_id) < CASE WHEN seen_on < moved_on THEN repointed ELSE onwards END AS moves
    FROM records_kept kept
    JOIN record old ON old.key = kept.key AND old.of_key IS NULL
    LEFT JOIN copy ON copy.key = kept.key
)
SELECT in_table, link_id, CASE WHEN moves THEN new_id ELSE old_id END AS record_id,
    CASE WHEN moves THEN new_ref ELSE old_ref END AS nominal_ref
FROM pointed
ORDER BY appearance_id
