-- One row per case and coder who codes it. The second coder is the first one's neighbour at the table, by chance.
WITH first AS (
    SELECT sample_id, coder_no, false AS second FROM coded_case
    JOIN coder_work ON chance('opinion.coder', sample_id) >= low AND chance('opinion.coder', sample_id) < high
)
FROM first
UNION ALL
SELECT sample_id, (coder_no + 1 + pick('opinion.second', sample_id, coders - 1)) % coders, true
FROM first CROSS JOIN (SELECT count(*) AS coders FROM coder_work)
WHERE chance('opinion.double', sample_id) < {double}
ORDER BY ALL
