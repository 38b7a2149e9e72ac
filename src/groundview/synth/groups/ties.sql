-- One row per tie and direction: two persons who know each other, and the first reason that was drawn for it.
WITH each_way AS (
    SELECT person_id, other_id, number FROM tie_drawn
    UNION ALL
    SELECT other_id, person_id, number FROM tie_drawn
)
SELECT person_id, other_id, why
FROM (SELECT person_id, other_id, min(number) AS number FROM each_way GROUP BY ALL)
JOIN tie_why USING (number)
ANTI JOIN (
    SELECT one.person_id, other.person_id AS other_id FROM member AS one JOIN member AS other USING (group_id)
) AS grouped USING (person_id, other_id)
ORDER BY person_id, other_id
