-- One row per person linked to premises.
SELECT premises_ref,
    seen_as.nominal_ref,
    role,
    link.first_seen,
    link.last_seen,
    link.link_id AS _id,
    link.force_id AS _force
FROM premises_link AS link
JOIN std_premises AS premises ON premises._id = link.premises_id
JOIN seen_as ON in_table = 'premises_link' AND seen_as.link_id = link.link_id
ORDER BY link.first_seen, premises_ref, seen_as.nominal_ref, _id
