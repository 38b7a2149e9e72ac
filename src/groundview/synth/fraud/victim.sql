-- One row per report of an individual: the service puts the victim on a record.
SELECT row_number() OVER (ORDER BY fraud_id) - 1 AS link_id, person_id, 'fraud_service' AS system, force_id,
    reported_on AS seen_on, 'victim' AS as_role, fraud_id
FROM fraud
WHERE person_id IS NOT NULL
ORDER BY fraud_id
