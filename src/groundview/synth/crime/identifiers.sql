-- One row per vehicle or phone noted with an offence. Groups use few vehicles again and again, now and then under other
-- plates; plates are of a series that is not issued. A phone's digits are those that records of persons have.
WITH lead AS (
    SELECT offence_id, min(person_id) AS person_id FROM taking_part WHERE true_role = 'offender' GROUP BY offence_id
), told AS (
    SELECT offence_id, recorded_on, group_id, mo, key, person_id, phone_id, household_id,
        group_id IS NOT NULL AS by_group
    FROM offence JOIN offence_type USING (type_id) JOIN lead USING (offence_id) JOIN person USING (person_id)
), plated AS (
    SELECT offence_id, recorded_on, CASE WHEN by_group THEN
            CASE WHEN crime_happens('plates_changed', offence_id) THEN 3000000000 + offence_id
                ELSE 2000000000 + group_id * 10
                    + pick('crime.vehicle', offence_id, crime_rate('vehicles')::BIGINT) END
            ELSE household_id END AS vehicle
    FROM told WHERE chance('crime.vehicle_seen', offence_id)
        < crime_rate(CASE WHEN by_group THEN 'vehicle_group' ELSE 'vehicle_other' END)
    UNION ALL
    SELECT offence_id, recorded_on, 4000000000 + offence_id FROM told
    WHERE mo = 'vehicle_theft' AND crime_happens('stolen_known', offence_id)
)
SELECT 'vehicle' AS identifier_type,
    'QQ' || lpad((2 + pick('intelligence.plate_year', vehicle, 23))::VARCHAR, 2, '0') || ' '
        || 'ABCDEFGHJKLMNOPRSTUVWXYZ'[1 + pick('intelligence.plate_first', vehicle, 24)]
        || 'ABCDEFGHJKLMNOPRSTUVWXYZ'[1 + pick('intelligence.plate_second', vehicle, 24)]
        || 'ABCDEFGHJKLMNOPRSTUVWXYZ'[1 + pick('intelligence.plate_third', vehicle, 24)] AS identifier,
    'offence' AS seen_with_type, offence_id AS seen_id, recorded_on AS seen_on
FROM plated
UNION ALL
SELECT 'phone', phone_digits(phone_id), 'offence', offence_id, recorded_on
FROM told
WHERE phone_id IS NOT NULL AND chance('crime.phone_seen', offence_id) < CASE
    WHEN mo IN ('messages', 'drugs_supply', 'deception') THEN crime_rate('phone')
    WHEN by_group THEN crime_rate('phone_group') ELSE 0 END
ORDER BY seen_id, identifier_type, identifier
