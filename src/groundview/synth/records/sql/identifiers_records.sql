-- One row per phone or address for mail listed as an identifier of a record, whether or not the record itself shows it.
WITH listed_of AS (
    SELECT record_id, made_on, phone_id FROM records_drawn JOIN declared_care USING (care_id)
    WHERE chance('records.identifiers', record_id) < identifiers AND NOT records_drawn.nameless
)
SELECT 'phone' AS identifier_type, coalesce(digits, phone_digits(phone_id)) AS identifier, 'nominal' AS seen_with_type,
    record_id AS seen_id, made_on AS seen_on
FROM listed_of JOIN records_reached USING (record_id)
WHERE digits IS NOT NULL OR phone_id IS NOT NULL AND chance('records.seen_phone', record_id) < getvariable('seen_phone')
UNION ALL
SELECT 'email', email, 'nominal', record_id, made_on FROM listed_of JOIN records_reached USING (record_id)
WHERE email IS NOT NULL
ORDER BY seen_id, identifier_type
