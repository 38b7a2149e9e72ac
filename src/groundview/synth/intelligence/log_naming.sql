-- One row per thing named in a log; persons come first, so that their numbers are dense. `wrong` marks a person who has
-- nothing to do with what the log says. A log that follows another names the same persons.
WITH right_person AS (
    SELECT log_id, person_id FROM named_drawn
    UNION
    SELECT log_id, taking_part.person_id FROM log_drawn JOIN taking_part USING (offence_id)
    WHERE true_role = 'offender' AND follows < 0
        AND chance('intelligence.taking_part', log_id * 31 + taking_part.person_id) < getvariable('taking_part_named')
),
first_named AS (
    SELECT log_id AS first_id, person_id, false AS wrong
    FROM right_person ANTI JOIN mistaken_drawn USING (log_id)
    UNION ALL
    SELECT log_id, person_id, true FROM mistaken_drawn WHERE person_id >= 0
),
log AS (
    SELECT log_id, if(follows < 0, log_id, follows) AS first_id, created_on, force_id, area_id, group_id, offence_id,
        premises_id
    FROM log_drawn JOIN area USING (area_id)
),
thing AS (
    SELECT 0 AS kind, 'nominal' AS entity_type, log_id, person_id, wrong, NULL AS premises_id, NULL AS mapped_id,
        NULL AS offence_id, NULL AS area_id
    FROM log JOIN first_named USING (first_id)
    UNION ALL
    SELECT 1, 'premises', log_id, NULL, NULL, premises_id, NULL, NULL, NULL
    FROM log WHERE premises_id >= 0 AND chance('intelligence.premises', log_id) < getvariable('premises_named')
    UNION ALL
    SELECT 2, 'ocg', log_id, NULL, NULL, NULL, mapped_id, NULL, NULL
    FROM log JOIN mapped_group USING (group_id)
    WHERE mapped_on <= created_on AND chance('intelligence.ocg', log_id) < getvariable('ocg_named')
    UNION ALL
    SELECT 3, 'offence', log_id, NULL, NULL, NULL, NULL, offence_id, NULL
    FROM log WHERE offence_id >= 0 AND chance('intelligence.offence', log_id) < getvariable('offence_named')
    UNION ALL
    SELECT 4, 'location', log_id, NULL, NULL, NULL, NULL, NULL, area_id
    FROM log WHERE chance('intelligence.location', log_id) < getvariable('location_named')
),
numbered AS (
    SELECT *, row_number() OVER (ORDER BY kind, log_id, person_id, mapped_id) - 1 AS link_id,
        row_number() OVER (PARTITION BY log_id, kind ORDER BY person_id, mapped_id) AS nth
    FROM thing
)
SELECT link_id, log_id, entity_type, person_id, premises_id, mapped_id, offence_id, numbered.area_id, wrong,
    CASE WHEN kind > 0 THEN NULL WHEN chance('intelligence.role', link_id) < 0.25 THEN NULL
        WHEN chance('intelligence.role', link_id) < 0.4 THEN 'mentioned'
        WHEN nth = 1 THEN 'subject' ELSE 'associate' END AS role,
    'intelligence' AS system, force_id, created_on AS seen_on, if(nth = 1, 'named', 'associate') AS as_role
FROM numbered
JOIN (SELECT log_id, force_id, created_on FROM log) USING (log_id)
ORDER BY link_id
