-- One row per record: the date of birth as it stands there, and what is wrong with it.
WITH drawn AS (
    SELECT record_id, drawn_as, born, known_on, gives_birth AND NOT nameless AS given,
        copied AND happens('moved_birth', record_id) AS moved,
        CASE WHEN wrong_birth(drawn_as) = 'swapped' AND (day(born) > 12 OR day(born) = month(born)) THEN NULL
            ELSE wrong_birth(drawn_as) END AS kind,
        CASE pick('records.birth_digit', drawn_as, 4) WHEN 0 THEN INTERVAL 10 YEAR WHEN 1 THEN INTERVAL 1 YEAR
            WHEN 2 THEN INTERVAL 1 MONTH ELSE INTERVAL 1 DAY END AS off
    FROM records_drawn
), written AS (
    SELECT record_id, given, kind, moved, CASE kind
        WHEN 'swapped' THEN make_date(year(born), day(born), month(born))
        WHEN 'digit' THEN (CASE WHEN chance('records.birth_later', drawn_as) < 0.5 AND born + off <= known_on
            THEN born + off ELSE born - off END)::DATE
        WHEN 'first_january' THEN date_trunc('year', born)::DATE
        WHEN 'default_1900' THEN DATE '1900-01-01'
        ELSE born END AS born
    FROM drawn
)
SELECT record_id, CASE WHEN NOT given THEN NULL WHEN moved THEN date_trunc('year', born)::DATE ELSE born END AS born,
    CASE WHEN NOT given THEN NULL WHEN moved THEN 'moved_first_january' ELSE kind END AS birth_wrong
FROM written
