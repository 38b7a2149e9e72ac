-- One row per report: what is true of it, and in columns ending _recorded what the service wrote where that differs.
WITH known AS (
    SELECT drawn.*, kind.cyber, kind.contact, area.force_id,
        DATE '{FROM}' + drawn.reported::INTEGER AS reported_on,
        DATE '{FROM}' + drawn.happened::INTEGER AS happened_on,
        bases.words[1 + drawn.base] AS suspect_location,
        chance('fraud.unknown_base', fraud_id) < fraud('unknown_base') AS base_unknown,
        chance('fraud.wrong_base', fraud_id) < fraud('wrong_base') AS base_wrong,
        bases.words[1 + pick('fraud.other_base', fraud_id, 3)] AS other_base,
        date_diff('year', person.born, DATE '{FROM}' + drawn.reported::INTEGER)
            - (strftime(person.born, '%m%d') > strftime(DATE '{FROM}' + drawn.reported::INTEGER, '%m%d'))::INTEGER AS age,
        person.sex,
        grp.planned AS group_planned,
        (SELECT count(DISTINCT member.person_id) FROM member WHERE member.group_id = drawn.group_id
            AND member.joined <= DATE '{FROM}' + drawn.happened::INTEGER
            AND (member.left_on IS NULL OR member.left_on >= DATE '{FROM}' + drawn.happened::INTEGER)) AS members
    FROM fraud_drawn AS drawn
    JOIN fraud_type AS kind USING (type_id)
    JOIN area USING (area_id)
    JOIN fraud_words AS bases ON bases.list = 'base'
    LEFT JOIN person USING (person_id)
    LEFT JOIN grp ON grp.group_id = drawn.group_id
),
written AS (
    SELECT *,
        CASE WHEN base_unknown THEN 'unknown' WHEN base_wrong THEN other_base ELSE suspect_location END
            AS suspect_location_recorded,
        reported_on < DATE '{CHANGE}' AS before
    FROM known
),
handled AS (
    SELECT *,
        CASE WHEN chance('fraud.disseminated', fraud_id) < (lost >= fraud('large'))::INTEGER * fraud('disseminated_large')
                + CASE suspect_location_recorded WHEN 'local' THEN fraud('disseminated_local') ELSE fraud('disseminated') END
             THEN reported_on + disseminated_after::INTEGER END AS sent_on,
        CASE WHEN chance('fraud.contacted', fraud_id)
                < fraud('contacted') + coalesce(age >= 75, false)::INTEGER * fraud('contacted_older')
             THEN reported_on + contacted_after::INTEGER END AS contact_on
    FROM written
),
ended AS (
    SELECT *,
        CASE WHEN chance('fraud.outcome', fraud_id) < fraud('outcome') THEN sent_on + outcome_after::INTEGER END AS end_on
    FROM handled
)
SELECT fraud_id, type_id,
    CASE WHEN chance('fraud.type_wrong', fraud_id) < fraud('type_wrong')
         THEN pick('fraud.other_type', fraud_id, (SELECT count(*) FROM fraud_type)) ELSE type_id END::INTEGER
        AS type_recorded,
    area_id, ended.city_id, ended.force_id, nullif(person_id, -1) AS person_id,
    CASE WHEN organisation THEN 'organisation' ELSE 'individual' END AS victim_kind, age, sex,
    reported_on, happened_on, nullif(ended.group_id, -1) AS group_id, series AS series_id,
    -- A remote group has others elsewhere than its members here; a local one has nobody else.
    CASE WHEN ended.group_id >= 0 AND suspect_location = 'local' THEN greatest(2, least(together, members))
         ELSE together END::INTEGER AS n_acting,
    coalesce(group_planned, false)
        OR chance('fraud.planned', series) < CASE WHEN ended.group_id >= 0 THEN 0 ELSE fraud('planned_alone') END AS planned,
    nullif(again, -1) AS repeat_of, suspect_location, suspect_location_recorded,
    lost AS loss_gbp,
    CASE WHEN chance('fraud.no_loss', fraud_id) < fraud('loss_missing') THEN NULL
         WHEN chance('fraud.wrong_point', fraud_id) < fraud('loss_wrong_point') THEN round(lost / 100, 2)
         ELSE lost END AS loss_recorded_gbp,
    CASE WHEN NOT organisation THEN income END AS income_gbp,
    CASE WHEN NOT organisation AND chance('fraud.no_income', fraud_id) >= fraud('income_missing')
             + (age >= 65)::INTEGER * fraud('income_missing_65')
             + (income >= fraud('rich'))::INTEGER * fraud('income_missing_rich')
         THEN income END AS income_recorded_gbp,
    CASE WHEN chance('fraud.no_contact', fraud_id) >= fraud('no_contact')
         THEN CASE WHEN before THEN was.words[1 + pick('fraud.contact', fraud_id, len(was.words))]
                   ELSE later.words[1 + pick('fraud.contact', fraud_id, len(later.words))] END END AS contact_method,
    chance('fraud.cyber', fraud_id) < cyber AS cyber_enabled,
    CASE WHEN sent_on <= DATE '{TAKEN_ON}' THEN sent_on END AS disseminated_on,
    CASE WHEN sent_on > DATE '{TAKEN_ON}' OR sent_on IS NULL THEN NULL
         WHEN suspect_location_recorded = 'local' THEN force.name
         ELSE agency.words[1 + pick('fraud.agency', fraud_id, len(agency.words))] END AS disseminated_to,
    CASE WHEN end_on <= DATE '{TAKEN_ON}' THEN outcome.words[1 + pick('fraud.result', fraud_id, len(outcome.words))] END
        AS outcome_code,
    CASE WHEN end_on <= DATE '{TAKEN_ON}' THEN end_on END AS outcome_on,
    CASE WHEN contact_on <= DATE '{TAKEN_ON}' THEN contact_on END AS victim_contacted_on,
    CASE WHEN before THEN 'action_fraud' ELSE 'report_fraud' END AS service
FROM ended
JOIN force USING (force_id)
JOIN fraud_words AS was ON was.list = 'contact.' || contact
JOIN fraud_words AS later ON later.list = 'later.' || contact
JOIN fraud_words AS outcome ON outcome.list = 'outcome'
LEFT JOIN fraud_words AS agency ON agency.list = 'agencies.' || suspect_location_recorded
ORDER BY fraud_id
