-- One row per person record as one system holds it.
SELECT record.nominal_ref, record.system, record_name.forename, record_name.middle_names, record_name.surname,
    record_birth.born AS date_of_birth, record_trait.sex, record_trait.ethnicity_self, record_trait.ethnicity_officer,
    record_trait.nationality, records_postal.address, upper(records_postal.postcode) AS postcode,
    as_dialled(records_reached.digits, records_reached.phone_form) AS phone,
    CASE WHEN records_reached.email_wrong = 'capitals' THEN upper(records_reached.email) ELSE records_reached.email END
        AS email,
    record.record_id AS _id, record.force_id AS _force
FROM record
JOIN record_name USING (record_id)
JOIN record_birth USING (record_id)
JOIN record_trait USING (record_id)
JOIN records_reached USING (record_id)
LEFT JOIN records_postal USING (record_id)
ORDER BY record_id
