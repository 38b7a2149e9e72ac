-- One row per record: the same names as the operator spells them. A kind of error that the name does not allow (no
-- nickname, nothing to halve) does not happen.
WITH possible AS (
    SELECT * EXCLUDE (forename_wrong, surname_wrong),
        CASE WHEN forename_wrong = 'nickname' AND nickname IS NULL THEN NULL
            WHEN forename_wrong = 'transliteration' AND other_forename IS NULL THEN NULL
            ELSE forename_wrong END AS forename_wrong,
        CASE WHEN surname_wrong = 'transliteration' AND other_surname IS NULL THEN NULL
            WHEN surname_wrong = 'halved' AND NOT (contains(surname, '-') OR contains(surname, ' ')) THEN NULL
            WHEN surname_wrong = 'unhyphenated' AND NOT contains(surname, '-') THEN NULL
            ELSE surname_wrong END AS surname_wrong
    FROM records_called
)
SELECT record_id, drawn_as, nameless, copied, capitals, plain, care_id, family_first, called,
    forename_wrong, surname_wrong,
    CASE WHEN middle THEN middle_name END AS middle_names,
    CASE forename_wrong
        WHEN 'nickname' THEN nickname
        WHEN 'transliteration' THEN other_forename
        WHEN 'initial' THEN forename[1]
        WHEN 'honorific' THEN CASE sex WHEN 'F' THEN 'Mrs ' ELSE 'Mr ' END || forename
        ELSE forename END AS forename,
    CASE surname_wrong
        WHEN 'transliteration' THEN other_surname
        WHEN 'halved' THEN split_part(replace(surname, '-', ' '), ' ', 1 + pick('records.half', drawn_as, 2)::INTEGER)
        WHEN 'unhyphenated' THEN replace(surname, '-', ' ')
        ELSE surname END AS surname
FROM possible
