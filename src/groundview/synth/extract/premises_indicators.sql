-- One row per indicator recorded for premises.
SELECT premises_ref,
    indicator,
    answer,
    NULL::VARCHAR AS log_ref,
    recorded_on,
    premises_id * 100 + nth AS _id,
    _force
FROM premises_indicator
JOIN market_indicator USING (indicator)
JOIN std_premises AS premises ON premises._id = premises_id
ORDER BY premises_ref, nth
