-- One row per adult who may commit fraud alone: who offended before, and one in twenty of the others. Numbered from 0 in
-- each city among the ones and the others.
SELECT city_id, person_id, offended,
    row_number() OVER (PARTITION BY city_id, offended ORDER BY person_id) - 1 AS place
FROM (
    SELECT city_id, person.person_id, before.person_id IS NOT NULL AS offended
    FROM person
    LEFT JOIN (SELECT DISTINCT person_id FROM taking_part WHERE true_role = 'offender') AS before
        ON before.person_id = person.person_id
    WHERE (before.person_id IS NOT NULL OR pick('fraud.candidate', person.person_id, 20) = 0)
        AND born BETWEEN DATE '{FROM}' - INTERVAL 60 YEAR AND DATE '{FROM}' - INTERVAL 18 YEAR
)
ORDER BY city_id, offended, place
