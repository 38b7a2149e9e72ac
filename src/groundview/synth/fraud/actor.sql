-- One row per person who truly took part in a fraud and lives here: members of the group, or local offenders outside
-- groups, the same ones throughout a series. Of most frauds nobody here took part.
WITH active AS (
    SELECT DISTINCT fraud_id, member.person_id, n_acting, suspect_location
    FROM fraud JOIN member USING (group_id)
    WHERE joined <= happened_on AND (left_on IS NULL OR left_on >= happened_on)
),
ranked AS (SELECT *, row_number() OVER (PARTITION BY fraud_id ORDER BY person_id) AS place FROM active),
present AS (
    SELECT *, row_number() OVER (PARTITION BY fraud_id ORDER BY dice('fraud.member', fraud_id * 1024 + place), place)
        AS turn
    FROM ranked
),
alone AS (
    SELECT fraud_id, city_id, series_id * 8 + turn AS who,
        chance('fraud.known_before', series_id * 8 + turn) < fraud('known_before') AS offended
    FROM fraud CROSS JOIN range(8) AS turns(turn)
    WHERE group_id IS NULL AND suspect_location = 'local' AND turn < n_acting
)
SELECT DISTINCT fraud_id, person_id FROM (
    SELECT fraud_id, person_id FROM present
    WHERE turn <= CASE WHEN suspect_location = 'local' THEN n_acting
                       ELSE (chance('fraud.mule', fraud_id) < fraud('mule'))::INTEGER END
    UNION ALL
    SELECT fraud_id, person_id FROM alone
    JOIN (SELECT city_id, offended, count(*) AS n FROM fraud_candidate GROUP BY ALL) USING (city_id, offended)
    JOIN fraud_candidate USING (city_id, offended)
    WHERE fraud_candidate.place = pick('fraud.offender', who, n)
)
ORDER BY fraud_id, person_id
