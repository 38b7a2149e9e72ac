-- One row per partner: all its incidents, and the share that the police recorded.
SELECT partner, count(*) AS incidents, count(*) FILTER (reported) AS reported,
    round(count(*) FILTER (reported) / count(*), 6) AS true_rate
FROM partner_incident
GROUP BY partner
ORDER BY partner
