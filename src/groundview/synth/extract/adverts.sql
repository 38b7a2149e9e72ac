-- One row per advertisement lawfully held by the study.
SELECT format('AD{:06d}', 1000 + row_number() OVER (ORDER BY posted_on, dice('advert.reference', advert_id), advert_id) * 3)
        AS advert_ref,
    posted_on,
    as_dialled(phone_digits(phone), wrong_phone_form(900000000000 + advert_id)) AS phone,
    text,
    place,
    advert_id AS _id,
    NULL::BIGINT AS _force
FROM advert
ORDER BY advert_ref
