-- One row per record: the names by which the person was known when it was made, as they are rightly written.
WITH other AS (
    SELECT person_id, list((forename_id, surname_id) ORDER BY forename_id, surname_id) AS names FROM alias GROUP BY ALL
), womens AS (
    SELECT origin, name_id, row_number() OVER (PARTITION BY origin ORDER BY name_id) - 1 AS nth
    FROM name WHERE kind = 'surname' AND sex IS DISTINCT FROM 'M'
), choice AS (
    SELECT origin, count(*) AS of_all, coalesce(family_first, false) AS family_first
    FROM womens LEFT JOIN records_family_first USING (origin) GROUP BY ALL
), known AS (
    SELECT drawn.*, family_first,
        CASE WHEN other.names IS NOT NULL AND happens('alias', drawn_as)
            THEN other.names[1 + pick('records.which_alias', drawn_as, len(other.names))] END AS alias,
        CASE WHEN sex = 'F' AND born < known_on - INTERVAL 18 YEAR AND happens('changed_surname', person_id)
                AND known_on < getvariable('began')
                    + pick('records.changed_on', person_id, getvariable('days'))::INTEGER
            THEN pick('records.former', person_id, of_all) END AS former
    FROM records_drawn drawn LEFT JOIN other USING (person_id) LEFT JOIN choice USING (origin)
)
SELECT record_id, drawn_as, nameless, copied, capitals, plain, care_id, family_first, sex,
    first.name AS forename, second.name AS middle_name, gives_middle AND alias IS NULL AS middle,
    CASE WHEN alias IS NOT NULL OR NOT single_name THEN last.name END AS surname,
    CASE WHEN alias IS NOT NULL THEN 'alias'
        WHEN womens.name_id <> surname_id AND NOT single_name THEN 'former_surname' END AS called,
    first.nicknames[1 + pick('records.nickname', drawn_as, len(first.nicknames))] AS nickname,
    first.transliterations[1 + pick('records.other_forename', drawn_as, len(first.transliterations))]
        AS other_forename,
    last.transliterations[1 + pick('records.other_surname', drawn_as, len(last.transliterations))] AS other_surname,
    wrong_forename(drawn_as) AS forename_wrong, wrong_surname(drawn_as) AS surname_wrong
FROM known
LEFT JOIN womens ON womens.origin = known.origin AND womens.nth = former
LEFT JOIN records_word first ON first.name_id = coalesce(alias[1], forename_id)
LEFT JOIN records_word second ON second.name_id = middle_id
LEFT JOIN records_word last ON last.name_id = coalesce(alias[2], womens.name_id, surname_id)
