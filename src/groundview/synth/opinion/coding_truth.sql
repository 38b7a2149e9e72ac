-- One row per coded case and question of the codebook: the right answer, and whether the case is a hard one.
SELECT answer.*, context, case_id, chance('opinion.hard', sample_id) < {hard} AS hard
FROM ({answers}) AS answer JOIN coded_case USING (sample_id)
ORDER BY sample_id, variable_no
