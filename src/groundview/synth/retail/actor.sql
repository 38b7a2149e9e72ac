-- One row per member of a group who truly took part in an incident: of an offence, those who took part in that; of a
-- visit that was never reported, members of that day, the same ones in every shop.
WITH active AS (
    SELECT DISTINCT incident_id, visit_id, n_acting, member.person_id
    FROM partner_incident JOIN member USING (group_id)
    WHERE visit_id IS NOT NULL AND joined <= happened_on AND (left_on IS NULL OR left_on >= happened_on)
),
ranked AS (SELECT *, row_number() OVER (PARTITION BY incident_id ORDER BY person_id) AS place FROM active),
present AS (
    SELECT *, row_number() OVER (PARTITION BY incident_id ORDER BY dice('retail.member', visit_id * 1024 + place), place)
        AS turn
    FROM ranked
)
SELECT incident_id, person_id FROM present WHERE turn <= n_acting
UNION
SELECT incident_id, person_id
FROM partner_incident
JOIN taking_part USING (offence_id)
WHERE partner_incident.group_id IS NOT NULL AND true_role = 'offender'
ORDER BY incident_id, person_id
