-- One row per answer that a coder gave to a question about a case. `again` is one that the coder gave once more.
WITH asked AS (
    SELECT row_number() OVER (ORDER BY sample_id, second, variable_no) - 1 AS asked_id, sample_id, coder_no,
        variable_no, truth.context, truth.case_id, truth.variable, truth.truth, missed, invented, hesitant, coder,
        CASE WHEN hard THEN {hard_times} ELSE {easy_times} END AS times,
        DATE '{from}' + (sample_id * {days} // (SELECT count(*) FROM coded_case))::INTEGER
            + pick('opinion.coded_on', sample_id * 10 + coder_no, 12)::INTEGER AS coded_on
    FROM coding_drawn
    JOIN coding_truth AS truth USING (sample_id)
    JOIN coder_quality USING (context, variable, coder_no)
), given AS (
    SELECT *, false AS again, asked_id * 2 AS number FROM asked
    UNION ALL
    SELECT * REPLACE (least(coded_on + 3 + pick('opinion.later', asked_id, 10)::INTEGER, DATE '2026-01-31') AS coded_on),
        true, asked_id * 2 + 1
    FROM asked WHERE chance('opinion.again', asked_id) < {again}
)
SELECT row_number() OVER (ORDER BY number) - 1 AS coding_id, sample_id, context, case_id, coder, variable, truth,
    CASE WHEN chance('opinion.unsure', number) < least(hesitant * times, {MOST}) THEN 'unknown'
        WHEN truth AND chance('opinion.missed', number) < least(missed * times, {MOST}) THEN 'no'
        WHEN truth THEN 'yes'
        WHEN chance('opinion.invented', number) < least(invented * times, {MOST}) THEN 'yes'
        ELSE 'no' END AS answer,
    again, coded_on
FROM given
ORDER BY coding_id
