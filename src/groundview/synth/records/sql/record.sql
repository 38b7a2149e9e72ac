-- One row per person record of one system. Rows run by keeper and day of making, on one day by chance: the order tells
-- nothing of the person. `drawn_as` is the record of which it is a copy, or itself.
WITH ordered AS (
    SELECT row_number() OVER () - 1 AS record_id, *
    FROM (FROM records_made ORDER BY line, made_on, dice('records.order', maker), of_key IS NOT NULL, maker)
), start AS (
    SELECT line, of_year, min(record_id) AS first_id FROM ordered GROUP BY ALL
), original AS (
    SELECT record_id AS of_id, copy.key AS copied_key
    FROM ordered JOIN (SELECT key FROM records_made WHERE of_key IS NOT NULL) copy USING (key) WHERE of_key IS NULL
), numbered AS (
    SELECT ordered.*, coalesce(of_id, record_id) AS drawn_as, with_noughts(first
        + (record_id - first_id) * getvariable('gaps') + pick('records.gap', record_id, getvariable('gaps')), width)
        AS digits
    FROM ordered JOIN start USING (line, of_year) LEFT JOIN original ON copied_key = of_key
)
SELECT record_id, person_id, system, force_id, getvariable('region') || prefix || digits
        || CASE WHEN of_year > 0 THEN 'E' || (of_year % 100) ELSE '' END AS nominal_ref,
    made_on, known_on, key, of_key, drawn_as, holding_id, care_id, nameless, gives_middle, gives_birth, gives_sex,
    gives_ethnicity_self, gives_ethnicity_officer, gives_nationality, gives_address, gives_phone, gives_email
FROM numbered
ORDER BY record_id
