-- One row per incident that a partner recorded: what is true of it, and in columns ending _recorded what it wrote.
WITH every AS (
    SELECT partner_id, place_id, happened_on, group_id, NULL AS visit_id, n_acting, offence_id,
        CASE WHEN loss_gbp > 0 THEN
            CASE WHEN chance('retail.agrees', offence_id) < retail('agrees') THEN loss_gbp
                 ELSE loss_gbp * (1 + retail('disagrees_by') * (2 * chance('retail.differs', offence_id) - 1)) END
             ELSE value END AS value
    FROM retail_linked JOIN retail_linked_value USING (number)
    UNION ALL
    SELECT partner_id, place_id, DATE '{FROM}' + day::INTEGER, nullif(retail_drawn.group_id, -1), nullif(visit_id, -1),
        CASE WHEN retail_drawn.group_id >= 0 THEN greatest(2, least(together, members)) ELSE together END, NULL, value
    FROM retail_drawn
    LEFT JOIN (
        SELECT row, count(DISTINCT person_id) AS members
        FROM retail_drawn JOIN member USING (group_id)
        WHERE joined <= DATE '{FROM}' + day::INTEGER AND (left_on IS NULL OR left_on >= DATE '{FROM}' + day::INTEGER)
        GROUP BY row
    ) USING (row)
),
numbered AS (
    SELECT *, row_number() OVER (ORDER BY happened_on, dice('retail.order', place_id), place_id, offence_id, visit_id, value, n_acting)
        - 1 AS incident_id
    FROM every
),
told AS (
    SELECT numbered.*, partner.key, partner.kind, partner.reference_kept, area_id, city_id,
        force_id, address_id,
        n_acting > 1 AND chance('retail.category_wrong', incident_id) >= retail('category_wrong') AS as_several,
        coalesce(visit_id, 1000000 + incident_id) AS look,
        coalesce(planned, visit_id IS NOT NULL) AS planned
    FROM numbered
    JOIN partner USING (partner_id)
    JOIN partner_place USING (place_id, partner_id)
    LEFT JOIN (SELECT offence_id, planned FROM offence) USING (offence_id)
),
fitting AS (
    -- One row per list of words and whether what they are written of was planned.
    SELECT spoken.list, planned, list_filter(spoken.words, lambda word: planned OR NOT list_contains(telling.words, word))
        AS words
    FROM retail_words AS spoken CROSS JOIN (VALUES (true), (false)) AS either(planned)
    JOIN retail_words AS telling ON telling.list = 'if_planned'
)
SELECT incident_id, told.partner_id, told.key AS partner, told.kind AS partner_kind, address_id, area_id, city_id, force_id,
    happened_on,
    least(DATE '{TO}', happened_on + (chance('retail.day_late', incident_id) < retail('day_late'))::INTEGER) AS occurred_on,
    group_id, visit_id, n_acting::INTEGER AS n_acting, round(value, 2) AS value_gbp,
    CASE WHEN chance('retail.no_value', incident_id)
            < CASE told.kind WHEN 'housing' THEN retail('no_value_housing') ELSE retail('no_value') END THEN NULL
         WHEN chance('retail.wrong_point', incident_id) < retail('wrong_point') THEN round(value / 100, 2)
         ELSE round(value, 2) END AS value_recorded_gbp,
    category.words[1 + pick('retail.category', incident_id, len(category.words))] AS category,
    offence_id IS NOT NULL AS reported, offence_id,
    offence_id IS NOT NULL AND chance('retail.reference_kept', incident_id) < reference_kept AS reference_kept,
    NOT EXISTS (
        FROM partner_missing WHERE partner_missing.partner_id = told.partner_id
        AND told.happened_on BETWEEN missing_from AND missing_to) AS supplied,
    CASE WHEN told.kind = 'chain' AND chance('retail.no_description', incident_id) >= retail('no_description') THEN concat_ws(', ',
        replace(persons.words[1 + pick('retail.persons', incident_id, len(persons.words))], '{n}', n_acting::VARCHAR),
        CASE WHEN n_acting = 1 THEN height.words[1 + pick('retail.height', look, len(height.words))] END,
        CASE WHEN n_acting > 1 THEN 'one in ' END || wearing.words[1 + pick('retail.wearing', look, len(wearing.words))],
        CASE WHEN pick('retail.says', incident_id, 2) = 0
             THEN carrying.words[1 + pick('retail.carrying', look, len(carrying.words))] END,
        did.words[1 + pick('retail.did', incident_id, len(did.words))]) END AS description
FROM told
JOIN retail_words AS category ON category.list = told.key || CASE WHEN as_several THEN '.several' ELSE '.one' END
JOIN fitting AS persons ON persons.planned = told.planned AND persons.list = CASE n_acting WHEN 1 THEN 'persons.one' WHEN 2 THEN 'persons.two' ELSE 'persons.more' END
JOIN retail_words AS height ON height.list = 'height'
JOIN retail_words AS wearing ON wearing.list = 'wearing'
JOIN fitting AS carrying ON carrying.planned = told.planned AND carrying.list = 'carrying'
JOIN retail_words AS did ON did.list = 'did'
ORDER BY incident_id
