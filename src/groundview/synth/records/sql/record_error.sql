-- One row per error in a field of a record: what was written otherwise than it is, and how. Missing fields are none.
WITH named AS (
    FROM record_name WHERE NOT nameless
), errors AS (
    SELECT record_id, 'name' AS field, 'placeholder' AS kind FROM record_name WHERE nameless
    UNION ALL SELECT record_id, 'name', called FROM named
    UNION ALL SELECT record_id, 'forename', forename_wrong FROM named
    UNION ALL SELECT record_id, 'surname', surname_wrong FROM named
    UNION ALL SELECT record_id, 'name_order', order_wrong FROM named
    UNION ALL SELECT record_id, 'date_of_birth', birth_wrong FROM record_birth
    UNION ALL SELECT record_id, 'address', home_wrong FROM records_postal
    UNION ALL SELECT record_id, 'address', address_wrong FROM records_postal
        WHERE address_wrong IN ('mistyped', 'no_number')
    UNION ALL SELECT record_id, 'postcode', 'mistyped' FROM records_postal WHERE postcode_mistyped
    UNION ALL SELECT record_id, 'phone', phone_wrong FROM records_reached
    UNION ALL SELECT record_id, 'email', email_wrong FROM records_reached WHERE email_wrong = 'mistyped'
    UNION ALL SELECT record_id, 'sex', sex_wrong FROM record_trait
    UNION ALL SELECT record_id, 'ethnicity_self', ethnicity_self_wrong FROM record_trait
    UNION ALL SELECT record_id, 'ethnicity_officer', ethnicity_officer_wrong FROM record_trait
)
SELECT record_id, field, kind FROM errors WHERE kind IS NOT NULL ORDER BY record_id, field, kind
