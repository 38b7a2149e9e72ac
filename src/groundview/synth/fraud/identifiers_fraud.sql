-- One row per identifier that a report gives, as it is written there.
SELECT kind AS identifier_type, identifier, 'fraud_report' AS seen_with_type, fraud_id AS seen_id, reported_on AS seen_on
FROM fraud_identifier_written
ORDER BY trace_id
