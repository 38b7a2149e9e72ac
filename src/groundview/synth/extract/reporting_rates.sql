-- One row per year of an invented survey of victims: of so many frauds, how many were reported, by the true rate.
WITH asked AS (
    SELECT year, 600 AS n_incidents, sum(reported) / sum(reported + unreported) AS true_rate
    FROM hidden_fraud CROSS JOIN (SELECT unnest([2022, 2023, 2024, 2025]) AS year) GROUP BY year
),
answered AS (
    SELECT year, n_incidents, count(*) FILTER (chance('survey.fraud', year * 1000 + respondent) < true_rate) AS n_reported
    FROM asked CROSS JOIN (SELECT unnest(range(600)) AS respondent) GROUP BY year, n_incidents
)
SELECT 'Three Cities Survey of Victims' AS survey,
    NULL::VARCHAR AS parent,
    'fraud' AS category,
    make_date(year, 12, 31) AS year_ending,
    round(n_reported / n_incidents, 4) AS proportion,
    n_incidents::BIGINT AS n_incidents,
    NULL::DOUBLE AS low,
    NULL::DOUBLE AS high,
    year - 2022 AS _id,
    NULL::INTEGER AS _force
FROM answered
ORDER BY year
