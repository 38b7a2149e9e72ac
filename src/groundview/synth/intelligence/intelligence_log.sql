-- One row per log, with what it is truly about. A log of the older grading has nothing in the newer columns.
WITH street_of AS (
    SELECT area_id, list(name ORDER BY street_id) AS streets FROM street GROUP BY area_id
),
named_once AS (
    SELECT log_id, min(person_id) AS person_id FROM log_naming
    WHERE entity_type = 'nominal' GROUP BY log_id HAVING count(*) = 1
),
spoken AS (
    SELECT log_id, forename.name || ' ' || surname.name AS called,
        chance('intelligence.misspelt', log_id) < getvariable('name_misspelt') AS misspelt
    FROM named_once
    JOIN person USING (person_id)
    JOIN name AS forename ON forename.name_id = person.forename_id
    JOIN name AS surname ON surname.name_id = person.surname_id
    WHERE chance('intelligence.name_in_text', log_id) < getvariable('name_in_text')
),
as_called AS (
    SELECT log_id, called FROM spoken WHERE NOT misspelt
    UNION ALL
    SELECT log_id, mistyped('intelligence.misspelt', log_id, called) FROM spoken WHERE misspelt
),
-- What is said, and the street it is said of, belong to the event: logs that tell of it again say the same of it.
event AS (
    SELECT log_drawn.*, force_id, if(follows < 0, log_id, follows) AS first_id,
        force_id = getvariable('older_force') AND created_on < getvariable('newer_from') AS is_older,
        chance('intelligence.grade_missing', log_id) < getvariable('grade_missing') AS ungraded
    FROM log_drawn JOIN area USING (area_id)
),
worded AS (
    SELECT event.*, log_word.name AS about, source.newer AS source_newer, assessment.newer AS assessment_newer,
        handling.newer AS handling_newer,
        source.older || assessment.older || handling.older AS older,
        openings[1 + pick('intelligence.opening', log_id, len(openings))] || ' '
            || replace(says[1 + pick('intelligence.says', first_id, len(says))], '{street}',
                coalesce(streets[1 + pick('intelligence.street', first_id, len(streets))], 'the road')) || '.'
            || coalesce(' ' || named[1 + pick('intelligence.named', log_id, len(named))] || ' ' || called || '.', '')
            || if(contradicts, ' ' || contradictions[1 + pick('intelligence.back', log_id, len(contradictions))],
                rtrim(' ' || closings[1 + pick('intelligence.closing', log_id, len(closings))])) AS clean
    FROM event
    JOIN log_word USING (topic)
    LEFT JOIN street_of USING (area_id)
    LEFT JOIN as_called USING (log_id)
    JOIN grade AS source ON source.scale = 'source' AND source.number = event.source
    JOIN grade AS assessment ON assessment.scale = 'assessment' AND assessment.number = event.assessment
    JOIN grade AS handling ON handling.scale = 'handling' AND handling.number = event.handling
),
-- Texts with a typing error, and some of those with another.
typed_once AS (
    SELECT log_id, mistyped('intelligence.typing', log_id, clean) AS typed
    FROM worded WHERE chance('intelligence.typing', log_id) < getvariable('typing_error')
),
typed AS (
    SELECT log_id, typed FROM typed_once
    WHERE chance('intelligence.second', log_id) >= getvariable('second_error')
    UNION ALL
    SELECT log_id, mistyped('intelligence.second', log_id, typed)
    FROM typed_once WHERE chance('intelligence.second', log_id) < getvariable('second_error')
)
SELECT log_id, force_id, area_id, about AS topic, event_on, created_on,
    nullif(group_id, -1) AS group_id, nullif(offence_id, -1) AS offence_id, nullif(premises_id, -1) AS premises_id,
    wrong, nullif(follows, -1) AS follows, contradicts,
    CASE WHEN NOT is_older AND NOT ungraded THEN source_newer END AS source_evaluation,
    CASE WHEN NOT is_older AND NOT ungraded THEN assessment_newer END AS intelligence_assessment,
    CASE WHEN NOT is_older THEN handling_newer END AS handling,
    CASE WHEN NOT is_older OR ungraded THEN NULL
        -- Written as the officer liked to write it.
        WHEN chance('intelligence.older', log_id) < 0.2 THEN older[1] || ' ' || older[2] || ' ' || older[3]
        WHEN chance('intelligence.older', log_id) < 0.3 THEN lower(older) ELSE older END AS older_grading,
    CASE WHEN chance('intelligence.empty', log_id) >= getvariable('text_empty') THEN coalesce(typed, clean) END AS text
FROM worded
LEFT JOIN typed USING (log_id)
ORDER BY log_id
