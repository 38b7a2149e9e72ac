-- One row per person record in an offence.
SELECT crime_ref, nominal_ref, role, seen_on AS recorded_on, from_force_area, part.link_id AS _id,
    part.force_id AS _force
FROM taking_part_recorded AS part
JOIN std_offences AS offence ON offence._id = part.offence_id
JOIN seen_as ON in_table = 'taking_part_recorded' AND seen_as.link_id = part.link_id
ORDER BY seen_on, crime_ref, nominal_ref, _id
