-- One row per young person flagged at risk of, or a victim of, sexual exploitation.
WITH given AS (
    SELECT *, format('{}/{}/{:04d}', CASE force_id % 2 WHEN 0 THEN 'YP' ELSE 'RISK' END, strftime(flagged_on, '%y'),
            row_number() OVER (PARTITION BY force_id, year(flagged_on)
                ORDER BY flagged_on, dice('cse.reference', young_person_id), young_person_id)) AS young_person_ref
    FROM young_person
)
SELECT young_person_ref,
    seen_as.nominal_ref,
    flagged_on,
    status_recorded AS status,
    age_recorded::BIGINT AS age_at_flag,
    CASE WHEN area_known THEN area.code END AS lsoa,
    referred_by,
    given.young_person_id AS _id,
    given.force_id AS _force
FROM given
JOIN area USING (area_id)
LEFT JOIN young_person_seen AS seen ON seen.young_person_id = given.young_person_id
LEFT JOIN seen_as ON in_table = 'young_person_seen' AND seen_as.link_id = seen.link_id
ORDER BY flagged_on, young_person_ref
