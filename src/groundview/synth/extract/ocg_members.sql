-- One row per person on the list of a mapped group: by reference, or by name and date of birth alone.
SELECT ocg_ref, CASE WHEN by_reference THEN nominal_ref END AS nominal_ref, forename, surname, date_of_birth, role,
    mapped_member.link_id AS _id, mapped_member.force_id AS _force
FROM mapped_member
JOIN std_ocg_list ON std_ocg_list._id = mapped_id
LEFT JOIN seen_as ON in_table = 'mapped_person' AND seen_as.link_id = mapped_member.link_id AND by_reference
ORDER BY ocg_ref, nominal_ref, surname, forename, date_of_birth, _id
