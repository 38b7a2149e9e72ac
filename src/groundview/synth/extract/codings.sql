-- One row per answer of one coder to one question about one case.
WITH referred AS (
    SELECT 'fraud' AS context, _id AS case_id, report_ref AS case_ref FROM std_fraud_reports
    UNION ALL
    SELECT 'cse', _id, young_person_ref FROM std_young_people_at_risk
    UNION ALL
    SELECT 'adult_sex_market', _id, premises_ref FROM std_premises
    UNION ALL
    SELECT unnest(['acquisitive_crime', 'neighbourhood']), _id, crime_ref FROM std_offences
)
SELECT coding.context, case_ref, coder, variable, answer, coded_on, coding_id AS _id, NULL::INTEGER AS _force
FROM coding
JOIN referred USING (context, case_id)
ORDER BY coding.context, coded_on, case_ref, coder, variable, coding_id
