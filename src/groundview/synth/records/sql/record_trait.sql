-- One row per record: sex, ethnicity as the person gave it and as an officer saw it, nationality.
WITH near AS (
    SELECT broad, list(ethnicity ORDER BY ethnicity) AS answers FROM ethnicity_category GROUP BY broad
), drawn AS (
    SELECT record_id, drawn_as, nameless, gives_sex AND happens('sex_wrong', drawn_as) AS sex_wrong, gives_sex,
        sex, gives_ethnicity_self AS gives_self, gives_ethnicity_officer AS gives_officer, gives_nationality,
        nationality, ethnicity, seen_as_code, answers,
        happens('ethnicity_refused', drawn_as) AS refused, happens('ethnicity_muddled', drawn_as) AS muddled,
        happens('ethnicity_misseen', drawn_as) AS misseen
    FROM records_drawn LEFT JOIN ethnicity_category USING (ethnicity)
    LEFT JOIN declared_seen_as USING (ethnicity) LEFT JOIN near USING (broad)
)
SELECT record_id,
    CASE WHEN nameless OR NOT gives_sex THEN NULL WHEN sex_wrong THEN CASE sex WHEN 'F' THEN 'M' ELSE 'F' END
        ELSE sex END AS sex,
    CASE WHEN nameless OR NOT gives_self THEN NULL WHEN refused THEN 'Not stated'
        WHEN muddled THEN answers[1 + pick('records.muddled', drawn_as, len(answers))]
        ELSE ethnicity END AS ethnicity_self,
    CASE WHEN nameless OR NOT gives_officer THEN NULL
        WHEN misseen THEN getvariable('officer_codes')[
            1 + pick('records.misseen', drawn_as, len(getvariable('officer_codes')))]
        ELSE seen_as_code END AS ethnicity_officer,
    CASE WHEN gives_nationality AND NOT nameless THEN nationality END AS nationality,
    CASE WHEN gives_sex AND sex_wrong AND NOT nameless THEN 'wrong' END AS sex_wrong,
    CASE WHEN nameless OR NOT gives_self THEN NULL WHEN refused THEN 'refused' WHEN muddled THEN 'muddled' END
        AS ethnicity_self_wrong,
    CASE WHEN gives_officer AND misseen AND NOT nameless THEN 'misseen' END AS ethnicity_officer_wrong
FROM drawn
