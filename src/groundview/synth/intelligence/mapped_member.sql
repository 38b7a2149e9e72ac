-- One row per person on the list of a mapped group; those given by reference come first: their numbers are dense.
WITH given AS (
    SELECT mapped_id, person_id, member.role, false AS wrong
    FROM mapped_group JOIN member USING (group_id)
    WHERE joined <= mapped_on + 200
        -- Those who left before it was mapped are seldom listed.
        AND chance('intelligence.listed', mapped_id * 7919 + person_id)
            < getvariable('listed') * if(left_on < mapped_on, 0.3, 1.0)
    UNION ALL
    SELECT mapped_id, person_id, 'wrong' AS role, true AS wrong FROM wrong_member WHERE person_id >= 0
),
listed AS (
    SELECT mapped_id, person_id, min(role) FILTER (NOT wrong) AS true_role, bool_and(wrong) AS wrong,
        chance('intelligence.by_reference', mapped_id * 7919 + person_id) < getvariable('by_reference') AS by_reference
    FROM given GROUP BY mapped_id, person_id
),
numbered AS (
    SELECT *, row_number() OVER (ORDER BY by_reference DESC, mapped_id, person_id) - 1 AS link_id FROM listed
)
SELECT link_id, mapped_id, mapped_group.group_id, person_id, wrong, by_reference,
    CASE WHEN true_role = 'organiser' AND chance('intelligence.principal', link_id) < 0.7 THEN 'principal'
        WHEN chance('intelligence.role', link_id) < 0.12 THEN NULL
        WHEN chance('intelligence.role', link_id) < if(wrong, 0.7, 0.4) THEN 'associate' ELSE 'member' END AS role,
    -- As written on a list without references: a name and a date of birth.
    CASE WHEN by_reference THEN NULL WHEN chance('intelligence.forename', link_id) < getvariable('name_error')
        THEN mistyped('intelligence.forename', link_id, forename.name) ELSE forename.name END AS forename,
    CASE WHEN by_reference THEN NULL WHEN chance('intelligence.surname', link_id) < getvariable('name_error')
        THEN mistyped('intelligence.surname', link_id, surname.name) ELSE surname.name END AS surname,
    CASE WHEN NOT by_reference AND chance('intelligence.birth', link_id) >= getvariable('birth_missing')
        THEN born END AS date_of_birth,
    'intelligence' AS system, mapped_group.force_id,
    least(mapped_on + pick('intelligence.listed_on', link_id, 240)::INTEGER, coalesce(archived_on, DATE '2026-02-02'),
        DATE '2026-02-02')::DATE AS seen_on,
    'associate' AS as_role
FROM numbered
JOIN mapped_group USING (mapped_id)
JOIN person USING (person_id)
JOIN name AS forename ON forename.name_id = person.forename_id
JOIN name AS surname ON surname.name_id = person.surname_id
ORDER BY link_id
