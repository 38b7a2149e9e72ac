-- One row per report to the national service, as it gave them to the forces of the victims.
WITH given AS (
    SELECT fraud.*, CASE WHEN service = 'action_fraud' THEN 'NFRC' ELSE 'RF' END || strftime(reported_on, '%y%m')
            || lpad((row_number() OVER (PARTITION BY service ORDER BY reported_on, dice('fraud.reference', fraud_id), fraud_id)
                * 7 + 40000)::VARCHAR, 8, '0') AS report_ref
    FROM fraud
)
SELECT report_ref,
    reported_on,
    CASE service WHEN 'action_fraud' THEN kind.code ELSE kind.later_code END AS fraud_code,
    CASE service WHEN 'action_fraud' THEN kind.name ELSE kind.later_name END AS fraud_type,
    CASE WHEN chance('fraud.no_victim', fraud_id) >= fraud('no_victim') THEN nominal_ref END AS victim_nominal_ref,
    victim_kind,
    CASE WHEN chance('fraud.no_age', fraud_id) >= fraud('no_age') THEN age END::BIGINT AS victim_age,
    CASE WHEN chance('fraud.no_sex', fraud_id) < fraud('no_sex') THEN NULL
         WHEN service = 'report_fraud' THEN sex
         WHEN sex = 'F' THEN 'Female' WHEN sex = 'M' THEN 'Male' END AS victim_sex,
    CASE WHEN chance('fraud.no_area', fraud_id) >= fraud('no_area') THEN area.code END AS victim_lsoa,
    loss_recorded_gbp::DOUBLE AS loss_gbp,
    income_recorded_gbp::DOUBLE AS annual_income_gbp,
    contact_method,
    CASE WHEN service = 'report_fraud' THEN CASE WHEN cyber_enabled THEN 'Y' ELSE 'N' END
         WHEN cyber_enabled THEN 'Yes' WHEN pick('fraud.blank', fraud_id, 2) = 0 THEN 'No' END AS cyber_enabled,
    suspect_location_recorded AS suspect_location,
    narrative,
    disseminated_on,
    disseminated_to,
    outcome_code,
    outcome_on,
    victim_contacted_on,
    service,
    fraud_id AS _id,
    given.force_id AS _force
FROM given
JOIN fraud_type AS kind ON kind.type_id = type_recorded
JOIN area USING (area_id)
LEFT JOIN fraud_narrative USING (fraud_id)
LEFT JOIN fraud_victim USING (fraud_id)
LEFT JOIN seen_as ON in_table = 'fraud_victim' AND seen_as.link_id = fraud_victim.link_id
ORDER BY report_ref
