-- One row per phone or vehicle noted in a log. A phone's digits are those that records of persons have; a vehicle is
-- its household's, with a plate of a series that is not issued.
WITH noted AS (
    SELECT link_id, log_id, phone_id, household_id, log_naming.seen_on
    FROM log_naming JOIN person USING (person_id)
    WHERE entity_type = 'nominal'
)
SELECT DISTINCT 'phone' AS identifier_type,
    phone_digits(phone_id) AS identifier,
    'intelligence' AS seen_with_type, log_id AS seen_id, seen_on
FROM noted WHERE phone_id IS NOT NULL AND chance('intelligence.phone', link_id) < getvariable('phone_seen')
UNION ALL
SELECT DISTINCT 'vehicle', 'QQ' || lpad((2 + pick('intelligence.plate_year', household_id, 23))::VARCHAR, 2, '0') || ' '
    || 'ABCDEFGHJKLMNOPRSTUVWXYZ'[1 + pick('intelligence.plate_first', household_id, 24)]
    || 'ABCDEFGHJKLMNOPRSTUVWXYZ'[1 + pick('intelligence.plate_second', household_id, 24)]
    || 'ABCDEFGHJKLMNOPRSTUVWXYZ'[1 + pick('intelligence.plate_third', household_id, 24)],
    'intelligence', log_id, seen_on
FROM noted WHERE chance('intelligence.vehicle', link_id) < getvariable('vehicle_seen')
ORDER BY ALL
