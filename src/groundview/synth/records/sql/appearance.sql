-- One row per appearance: what was taken down on that occasion, and whether no name was. Sex and ethnicity that one
-- keeper does not get from a person in a role it does not get the next time either, or missing would soon wear off.
WITH told AS (
    SELECT listed.*, holding.holding_id, holding.not_found, care.* EXCLUDE (care, identifiers),
        CASE WHEN no_ethnicity_self < 1 THEN
            least(0.95, no_ethnicity_self * coalesce(place.factor, 1) * coalesce(broad.factor, 1)) ELSE 1
        END AS no_ethnicity
    FROM listed
    JOIN records_holding holding
        ON holding.system = listed.system AND holding.force_id IS NOT DISTINCT FROM listed.force_id
    LEFT JOIN declared_role role ON role.role = listed.as_role
    JOIN declared_care care ON care.care = coalesce(role.care, 'other')
    LEFT JOIN declared_table place USING (in_table)
    JOIN person USING (person_id)
    LEFT JOIN ethnicity_category USING (ethnicity)
    LEFT JOIN declared_group broad USING (broad)
)
SELECT appearance_id, in_table, link_id, person_id, holding_id, seen_on, care_id, not_found,
    chance('records.nameless', appearance_id) < nameless AS nameless,
    chance('records.middle', appearance_id) >= no_middle AS gives_middle,
    chance('records.birth', appearance_id) >= no_birth AS gives_birth,
    chance('records.sex', person_id * 256 + holding_id) >= no_sex AS gives_sex,
    chance('records.ethnicity_self', person_id * 256 + holding_id) >= no_ethnicity AS gives_ethnicity_self,
    chance('records.ethnicity_officer', appearance_id) >= no_ethnicity_officer AS gives_ethnicity_officer,
    chance('records.nationality', appearance_id) >= no_nationality AS gives_nationality,
    chance('records.address', appearance_id) >= no_address AS gives_address,
    chance('records.phone', appearance_id) >= no_phone AS gives_phone,
    chance('records.email', appearance_id) >= no_email AS gives_email
FROM told
