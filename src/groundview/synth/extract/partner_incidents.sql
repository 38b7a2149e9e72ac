-- One row per incident that a partner recorded and supplied.
WITH given AS (
    SELECT partner_incident.*, partner.name, prefix
            || lpad((10000 + row_number() OVER (PARTITION BY partner_id ORDER BY occurred_on, dice('retail.reference', incident_id), incident_id))
                ::VARCHAR, 6, '0') AS incident_ref
    FROM partner_incident JOIN partner USING (partner_id)
    WHERE supplied
)
SELECT incident_ref,
    given.name AS partner,
    given.occurred_on,
    category,
    CASE WHEN chance('retail.no_area', incident_id) >= retail('no_area') THEN area.code END AS lsoa,
    value_recorded_gbp::DOUBLE AS value_gbp,
    CASE WHEN chance('retail.description_mistyped', incident_id) < retail('description_mistyped')
         THEN mistyped('retail.description', incident_id, description) ELSE description END AS suspect_description,
    CASE WHEN NOT reference_kept THEN NULL
         WHEN chance('retail.reference_mistyped', incident_id) < retail('reference_mistyped')
         THEN mistyped('retail.crime_ref', incident_id, std_offences.crime_ref) ELSE std_offences.crime_ref END AS crime_ref,
    incident_id AS _id,
    NULL::INTEGER AS _force
FROM given
JOIN area USING (area_id)
LEFT JOIN std_offences ON std_offences._id = offence_id
ORDER BY incident_ref
