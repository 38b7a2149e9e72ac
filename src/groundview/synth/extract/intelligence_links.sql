-- One row per thing named in a log. Premises and offences that are in no extract cannot be named.
SELECT log_ref, entity_type, coalesce(nominal_ref, premises_ref, ocg_ref, crime_ref, code) AS entity_ref, role,
    log_naming.link_id AS _id, log_naming.force_id AS _force
FROM log_naming
JOIN (SELECT _id AS log_id, log_ref FROM std_intelligence) USING (log_id)
LEFT JOIN (SELECT link_id, nominal_ref FROM seen_as WHERE in_table = 'log_person') USING (link_id)
LEFT JOIN (SELECT _id AS premises_id, premises_ref FROM std_premises) USING (premises_id)
LEFT JOIN (SELECT _id AS mapped_id, ocg_ref FROM std_ocg_list) USING (mapped_id)
LEFT JOIN (SELECT _id AS offence_id, crime_ref FROM std_offences) USING (offence_id)
LEFT JOIN (SELECT area_id, code FROM area) USING (area_id)
WHERE entity_ref IS NOT NULL
ORDER BY log_ref, entity_type, entity_ref, _id
