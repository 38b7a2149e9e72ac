-- One row per group on the list, in no order of the truth.
WITH numbered AS (
    SELECT *, row_number() OVER (ORDER BY mapped_on, area_id, group_id, archived_on) - 1 AS mapped_id FROM mapped_drawn
)
SELECT mapped_id, nullif(group_id, -1) AS group_id, numbered.area_id, numbered.force_id,
    if(archived_on IS NULL, 'active', 'archived') AS status, mapped_on, archived_on,
    CASE WHEN chance('intelligence.band', mapped_id) >= getvariable('band_missing') THEN bands[1 + band] END AS band,
    -- What it is said to do: drugs for most, something of its context for some, in either order.
    CASE WHEN said_drugs AND said_truth AND chance('intelligence.first', mapped_id) < 0.3 THEN truth || '; drugs'
        WHEN said_drugs AND said_truth THEN 'drugs; ' || truth
        WHEN said_truth THEN truth ELSE 'drugs' END AS activity
FROM numbered
LEFT JOIN grp USING (group_id)
JOIN mapping_word ON context = coalesce(
    grp.main,
    ['fraud', 'cse', 'adult_sex_market', 'acquisitive_crime', 'neighbourhood']
        [1 + pick('intelligence.never', mapped_id, 5)]
)
CROSS JOIN LATERAL (
    SELECT chance('intelligence.drugs', mapped_id) < getvariable('said_drugs') AS said_drugs,
        chance('intelligence.truth', mapped_id) < getvariable('said_truth') AS said_truth,
        activities[1 + pick('intelligence.activity', mapped_id, len(activities))] AS truth
)
ORDER BY mapped_id
