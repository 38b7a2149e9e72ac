-- One row per system of one keeper that saw anybody. Keepers that are not declared share one running number.
WITH keeper AS (
    SELECT system, force_id, (row_number() OVER (ORDER BY system, force_id NULLS FIRST) - 1)::INTEGER AS holding_id
    FROM (SELECT DISTINCT system, force_id FROM listed)
)
SELECT keeper.*, declared.* EXCLUDE (system, force_id, prefix),
    CASE WHEN declared.system = '' THEN upper(keeper.system[:2]) ELSE declared.prefix END AS prefix,
    moved_on, move.prefix AS new_prefix, move.width AS new_width, move.first AS new_first, copied, repointed, onwards
FROM keeper
JOIN declared_holding declared ON declared.system = keeper.system AND declared.force_id = keeper.force_id
    OR declared.system = '' AND NOT EXISTS (
        FROM declared_holding own WHERE own.system = keeper.system AND own.force_id = keeper.force_id)
LEFT JOIN declared_move move ON move.system = keeper.system AND move.force_id = keeper.force_id
ORDER BY holding_id
