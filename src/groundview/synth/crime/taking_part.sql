-- One row per person truly there in an offence, recorded or not.
SELECT link_id, offence_id, person_id, crime_true_role.word AS true_role, crime_role.word AS role, recorded,
    'crime' AS system, force_id, seen_on, coalesce(crime_role.word, crime_true_role.word) AS as_role,
    crime_answer.word AS from_force_area
FROM crime_part
JOIN offence USING (offence_id)
JOIN crime_true_role ON crime_true_role.number = crime_part.true_role
JOIN crime_answer ON crime_answer.number = crime_part.local
LEFT JOIN crime_role ON crime_role.number = crime_part.role
ORDER BY link_id
