-- One row per identifier seen with something.
WITH seen AS (
    FROM identifiers_crime
    UNION ALL BY NAME FROM identifiers_fraud
    UNION ALL BY NAME FROM identifiers_market
    UNION ALL BY NAME FROM identifiers_intelligence
    UNION ALL BY NAME FROM identifiers_records
), thing AS (
    SELECT 'nominal' AS kind, _id, nominal_ref AS ref, _force FROM std_nominals
    UNION ALL SELECT 'offence', _id, crime_ref, _force FROM std_offences
    UNION ALL SELECT 'fraud_report', _id, report_ref, _force FROM std_fraud_reports
    UNION ALL SELECT 'premises', _id, premises_ref, _force FROM std_premises
    UNION ALL SELECT 'advert', _id, advert_ref, _force FROM std_adverts
    UNION ALL SELECT 'intelligence', _id, log_ref, _force FROM std_intelligence
), numbered AS (
    SELECT seen.*, ref, _force,
        row_number() OVER (ORDER BY seen_on, seen_with_type, ref, identifier_type, identifier) - 1 AS _id
    FROM seen JOIN thing ON thing.kind = seen.seen_with_type AND thing._id = seen.seen_id
)
SELECT identifier_type, CASE
        WHEN identifier_type = 'phone' AND regexp_full_match(identifier, '[0-9]{11}')
            THEN as_dialled(identifier, wrong_phone_form(_id))
        WHEN identifier_type = 'vehicle' AND happens('vehicle_unspaced', _id) THEN replace(identifier, ' ', '')
        ELSE identifier END AS identifier,
    seen_with_type, ref AS seen_with_ref, seen_on, _id, _force
FROM numbered
ORDER BY _id
