-- One row per disruption or other action and target: one that covers several areas has a row for each. Those
-- whose target no list of their force has are not listed.
WITH listed AS (
    SELECT 'ocg' AS target_type, _force, ocg_ref AS ref,
        row_number() OVER (PARTITION BY _force ORDER BY ocg_ref) - 1 AS place FROM std_ocg_list
    UNION ALL
    SELECT 'premises', _force, premises_ref, row_number() OVER (PARTITION BY _force ORDER BY premises_ref) - 1
    FROM std_premises
    UNION ALL
    SELECT 'nominal', _force, nominal_ref, row_number() OVER (PARTITION BY _force ORDER BY nominal_ref) - 1
    FROM (SELECT DISTINCT _force, nominal_ref FROM std_involvements WHERE role IN ('charged', 'convicted'))
), counted AS (
    SELECT target_type, _force, count(*) AS many FROM listed GROUP BY ALL
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY force_id ORDER BY started_on, dice('crime.intervention', intervention_id))
        AS number
    FROM intervention
)
SELECT format('{}/{:04d}', CASE numbered.force_id WHEN 0 THEN 'D' ELSE 'INT' END, number) AS intervention_ref,
    started_on, ended_on, lead_agency, strand, claimed_level, assessed_by, numbered.target_type,
    coalesce(area.code, listed.ref) AS target_ref, description, intervention_id AS _id, numbered.force_id AS _force
FROM numbered
LEFT JOIN area USING (area_id)
LEFT JOIN counted ON counted.target_type = numbered.target_type AND counted._force = numbered.force_id
LEFT JOIN listed ON listed.target_type = numbered.target_type AND listed._force = numbered.force_id
    AND listed.place = numbered.nth % counted.many
WHERE coalesce(area.code, listed.ref) IS NOT NULL
ORDER BY intervention_ref
