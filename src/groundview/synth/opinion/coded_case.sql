-- One row per case in a sample, in no order of the truth.
WITH given AS ({cases}),
ordered AS (
    SELECT *, row_number() OVER (PARTITION BY context ORDER BY dice('opinion.sample.' || context, case_id), case_id) AS nth,
        count(*) OVER (PARTITION BY context) AS cases
    FROM given
)
SELECT row_number() OVER (ORDER BY context, nth) - 1 AS sample_id, context, case_id, cases
FROM ordered
WHERE nth <= least({most}, greatest({least}, round({share} * cases)))
ORDER BY sample_id
