-- One row per intelligence log. The first force writes a running number with leading noughts and the year, the second
-- the year, E and a running number, which a spreadsheet takes for a power of ten.
SELECT CASE force_id WHEN 0 THEN lpad(number::VARCHAR, 7, '0') || '/' || strftime(created_on, '%y')
        ELSE strftime(created_on, '%y') || 'E' || number END AS log_ref,
    created_on, source_evaluation, intelligence_assessment, handling, older_grading, text,
    log_id AS _id, force_id AS _force
FROM (
    SELECT *, 1 + pick('extract.log_number', force_id * 10000 + year(created_on), 900)
        + sum(1 + pick('extract.log_gap', log_id, 3)) OVER (
            PARTITION BY force_id, year(created_on) ORDER BY log_id
        )::BIGINT AS number
    FROM intelligence_log
)
ORDER BY created_on, log_ref
