-- One row per record: the phone's eleven digits and the address for mail as given, and what is wrong with them.
WITH asked AS (
    SELECT record_id, drawn_as, person_id, phone_id, gives_phone AND NOT nameless AS phone, copied,
        gives_email AND NOT nameless AND chance('records.holds_mail', person_id) < getvariable('mail_share')
            AND born < known_on - INTERVAL 13 YEAR AS email,
        wrong_phone(drawn_as) AS phone_wrong, wrong_phone_form(drawn_as) AS phone_form,
        wrong_email(drawn_as) AS email_wrong,
        first.name AS forename, last.name AS surname,
        pick('records.mail_domain', person_id, (SELECT count(*) FROM declared_mail)) AS domain_id
    FROM records_drawn
    LEFT JOIN name first ON first.name_id = forename_id LEFT JOIN name last ON last.name_id = surname_id
), digits AS (
    SELECT *, CASE phone_wrong
            WHEN 'former' THEN CASE WHEN phone_id IS NOT NULL
                THEN phone_digits(5000000 + pick('records.former_phone', person_id, 4000000)) END
            WHEN 'borrowed' THEN '01632960'
                || with_noughts(pick('records.borrowed', drawn_as, getvariable('borrowed')), 3)
            ELSE phone_digits(phone_id) END AS called
    FROM asked
)
SELECT record_id, drawn_as,
    CASE WHEN NOT phone OR called IS NULL THEN NULL WHEN phone_wrong = 'digit'
        THEN called[:10] || ((called[11]::INTEGER + 1 + pick('records.phone_digit', drawn_as, 9)::INTEGER) % 10)
        ELSE called END AS digits,
    CASE WHEN copied AND happens('moved_phone', record_id) THEN 'no_nought' ELSE phone_form END AS phone_form,
    CASE WHEN phone AND called IS NOT NULL THEN phone_wrong END AS phone_wrong,
    CASE WHEN email THEN lower(without_accents(replace(concat_ws('.', forename, surname), ' ', '')))
        || pick('records.mail_number', person_id, 1000) || '@' || domain END AS email,
    CASE WHEN email THEN email_wrong END AS email_wrong
FROM digits JOIN declared_mail ON nth = domain_id
