-- One row per offence in which somebody acts who is a member of a group, or who acts together with somebody else in
-- another offence.
WITH acting AS (
    SELECT offence_id, person_id, (n_acting > 1)::INTEGER AS together
    FROM taking_part JOIN offence USING (offence_id) WHERE true_role = 'offender'
), ever AS (
    SELECT person_id, sum(together) AS times FROM acting GROUP BY person_id
)
SELECT DISTINCT offence_id
FROM acting JOIN ever USING (person_id)
WHERE times > together OR person_id IN (SELECT person_id FROM member)
ORDER BY offence_id
