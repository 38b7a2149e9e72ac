-- One row per record as first made, and one per copy that a migration left; what was taken down on any occasion is
-- on the record. `of_key` is the record that a copy is of, `line` and `of_year` the running numbers it takes part in.
WITH first_made AS (
    SELECT key, min(person_id) AS person_id, min(holding_id) AS holding_id, min(seen_on) AS known_on,
        min(appearance_id) AS maker, max(care_id) AS care_id, bool_or(nameless) AS nameless,
        bool_or(gives_middle) AS gives_middle, bool_or(gives_birth) AS gives_birth, bool_or(gives_sex) AS gives_sex,
        bool_or(gives_ethnicity_self) AS gives_ethnicity_self,
        bool_or(gives_ethnicity_officer) AS gives_ethnicity_officer,
        bool_or(gives_nationality) AS gives_nationality,
        bool_or(gives_address) AS gives_address, bool_or(gives_phone) AS gives_phone,
        bool_or(gives_email) AS gives_email
    FROM records_kept GROUP BY key
), moved AS (
    SELECT first_made.*, key AS of_key, moved_on AS made_on
    FROM first_made JOIN records_holding USING (holding_id)
    WHERE known_on < moved_on AND chance('records.copied', maker) < copied
), made AS (
    SELECT *, NULL::BIGINT AS of_key, known_on AS made_on FROM first_made UNION ALL BY NAME FROM moved
)
SELECT made.*, system, force_id, (series * 2 + coalesce(made_on >= moved_on, false)::INTEGER)::INTEGER AS line,
    CASE WHEN made_on >= moved_on THEN new_prefix ELSE prefix END AS prefix,
    CASE WHEN made_on >= moved_on THEN new_width ELSE width END AS width,
    CASE WHEN made_on >= moved_on THEN new_first ELSE first END AS first,
    CASE WHEN yearly AND coalesce(made_on < moved_on, true) THEN year(made_on) ELSE 0 END AS of_year
FROM made JOIN records_holding USING (holding_id)
