-- One row per person on the record of an offence; `part_id` is the link_id of taking_part.
SELECT row_number() OVER (ORDER BY link_id) - 1 AS link_id, link_id AS part_id, offence_id, person_id, role, system,
    force_id, seen_on, as_role, from_force_area
FROM taking_part WHERE recorded ORDER BY link_id
