-- One row per record, beside it the person as he or she truly is, and how the system spells.
SELECT record.* EXCLUDE (system, force_id, nominal_ref, key, of_key),
    drawn_as <> record_id AS copied,
    chance('records.upper', drawn_as) < upper
        OR drawn_as <> record_id AND happens('moved_upper', record_id) AS capitals,
    chance('records.plain', drawn_as) < plain AS plain,
    person.city_id, address_id, origin, sex, born, forename_id, middle_id, surname_id, single_name, ethnicity,
    nationality, phone_id
FROM record JOIN records_holding USING (holding_id) JOIN person USING (person_id)
