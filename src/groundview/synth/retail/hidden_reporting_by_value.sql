-- One row per kind of partner and band of value in pounds: all its incidents, and the share that the police recorded.
SELECT partner_kind, [0, 20, 50, 100, 200, 500][band] AS from_gbp, count(*) AS incidents,
    count(*) FILTER (reported) AS reported, round(count(*) FILTER (reported) / count(*), 6) AS true_rate
FROM (
    SELECT *, len(list_filter([0, 20, 50, 100, 200, 500], lambda least: least <= value_gbp)) AS band
    FROM partner_incident
)
GROUP BY ALL
ORDER BY ALL
