-- One row per report as a case of fraud. Who has an associate: somebody of a group, somebody who acted with others in
-- another fraud or offence, and, where nobody here is known, by chance.
WITH together AS (
    SELECT DISTINCT taking_part.person_id
    FROM taking_part JOIN offence USING (offence_id)
    WHERE true_role = 'offender' AND n_acting > 1
),
acted AS (SELECT fraud_id, fraud_actor.person_id, n_acting FROM fraud_actor JOIN fraud USING (fraud_id)),
joint AS (
    SELECT person_id, count(*) AS frauds FROM acted WHERE n_acting > 1 GROUP BY ALL
),
known AS (
    SELECT fraud_id, bool_or(
        member.person_id IS NOT NULL OR together.person_id IS NOT NULL
        OR coalesce(frauds, 0) > (n_acting > 1)::INTEGER) AS tied
    FROM acted
    LEFT JOIN (SELECT DISTINCT person_id FROM member) AS member USING (person_id)
    LEFT JOIN together USING (person_id)
    LEFT JOIN joint USING (person_id)
    GROUP BY fraud_id
)
SELECT fraud_id AS case_id, area_id, city_id, force_id, happened_on, group_id, n_acting, planned,
    years >= 7 AS serious,
    years >= 7 OR loss_gbp > 0 AS gain,
    group_id IS NOT NULL OR coalesce(tied, chance('fraud.associate', series_id) < fraud('remote_associate')) AS has_associate
FROM fraud
JOIN fraud_type USING (type_id)
LEFT JOIN known USING (fraud_id)
ORDER BY fraud_id
