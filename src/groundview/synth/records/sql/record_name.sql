-- One row per record: forename, middle names and surname as they stand in the system, and what is wrong with them.
-- A migration put some copies in capitals and cut their names.
WITH placed AS (
    SELECT *, CASE WHEN surname IS NULL THEN CASE WHEN happens('single_name_as_surname', drawn_as) THEN 'swapped' END
        WHEN middle_names IS NULL AND kind IN ('middle_as_forename', 'joined') THEN NULL ELSE kind END AS order_wrong
    FROM (SELECT *, CASE
            WHEN family_first AND happens('family_name_as_forename', drawn_as) THEN 'swapped'
            ELSE wrong_name_order(drawn_as) END AS kind
        FROM records_spelt)
), turned AS (
    SELECT record_id, drawn_as, called, forename_wrong, surname_wrong, order_wrong, nameless, copied, capitals,
        plain, care_id,
        CASE order_wrong WHEN 'swapped' THEN surname WHEN 'middle_as_forename' THEN middle_names
            WHEN 'joined' THEN forename || ' ' || middle_names WHEN 'whole_in_surname' THEN NULL
            ELSE forename END AS forename,
        CASE WHEN order_wrong IS NULL OR order_wrong = 'swapped' THEN middle_names END AS middle_names,
        CASE order_wrong WHEN 'swapped' THEN forename WHEN 'whole_in_surname' THEN surname || ', ' || forename
            ELSE surname END AS surname
    FROM placed
), styled AS (
    SELECT turned.*, CASE WHEN copied AND happens('moved_cut', record_id) THEN 20 ELSE 60 END AS most,
        word.words AS placeholder
    FROM turned
    LEFT JOIN records_nobody word ON word.care_id = turned.care_id AND turned.nameless
        AND word.nth = pick('records.nobody', turned.drawn_as, word.of_all)
)
SELECT record_id, CASE WHEN nameless THEN NULL ELSE as_spelt(forename, capitals, plain, most) END AS forename,
    CASE WHEN nameless THEN NULL ELSE as_spelt(middle_names, capitals, plain, most) END AS middle_names,
    CASE WHEN nameless THEN placeholder ELSE as_spelt(surname, capitals, plain, most) END AS surname,
    called, forename_wrong, surname_wrong, order_wrong, nameless
FROM styled
