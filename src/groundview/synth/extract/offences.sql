-- One row per recorded offence, as its force writes it. One force gives places as they are, the other the middle of the
-- street. One month of one force was never delivered.
WITH middle AS (
    SELECT street_id, round(sum(round(easting)::BIGINT) / count(*)) AS easting,
        round(sum(round(northing)::BIGINT) / count(*)) AS northing
    FROM address GROUP BY street_id
), told AS (
    SELECT offence.*, code, name, group_id IS NOT NULL AS by_group,
        crime_happens('place_missing', offence_id) OR (online AND crime_happens('online_unplaced', offence_id))
            OR (mo = 'restricted' AND crime_happens('restricted_unplaced', offence_id)) AS unplaced,
        round(CASE force_id WHEN 0 THEN address.easting + CASE WHEN place IN ('street', 'kerb')
            THEN pick('crime.east', offence_id, 31) - 15 ELSE 0 END ELSE middle.easting END) AS east,
        round(CASE force_id WHEN 0 THEN address.northing + CASE WHEN place IN ('street', 'kerb')
            THEN pick('crime.north', offence_id, 31) - 15 ELSE 0 END ELSE middle.northing END) AS north
    FROM offence
    JOIN offence_type USING (type_id)
    JOIN (SELECT address_id, street_id, easting, northing FROM address) AS address USING (address_id)
    JOIN middle USING (street_id)
), misspelt AS (
    SELECT offence_id, mistyped('crime.name', offence_id, name) AS misspelt FROM told
    WHERE crime_happens('name_mistyped', offence_id)
), flagged AS (
    SELECT offence_id, string_agg(CASE WHEN crime_happens('flag_spelt', offence_id) THEN lower(words) ELSE words END,
        ';' ORDER BY flag) AS flags
    FROM (
        SELECT offence_id, force_id, unnest(['domestic', 'hate', 'online', 'organised']) AS flag,
            unnest([domestic, hate, online, chance('crime.flag', offence_id) < crime_rate(
                CASE WHEN by_group THEN 'flagged_group' ELSE 'flagged_other' END)]) AS true_
        FROM told
    ) JOIN crime_flag USING (flag, force_id)
    WHERE CASE WHEN true_ THEN NOT crime_happens('flag_missing', offence_id)
        ELSE flag <> 'organised' AND chance('crime.untrue' || flag, offence_id) < crime_rate('flag_untrue') END
    GROUP BY offence_id
)
SELECT crime_ref, force.name AS force, recorded_on,
    CASE WHEN crime_happens('from_missing', offence_id) THEN NULL
        WHEN crime_happens('window_swapped', offence_id) THEN occurred_to
        WHEN crime_happens('year_mistyped', offence_id) THEN occurred_from - INTERVAL 1 YEAR
        ELSE occurred_from END AS occurred_from,
    CASE WHEN crime_happens('to_missing', offence_id) THEN NULL
        WHEN occurred_from = occurred_to AND crime_happens('one_time', offence_id) THEN NULL
        WHEN crime_happens('window_swapped', offence_id) THEN occurred_from
        ELSE occurred_to END AS occurred_to,
    CASE WHEN crime_happens('code_missing', offence_id) THEN NULL ELSE told.code END AS offence_code,
    coalesce(misspelt, told.name) AS offence,
    CASE WHEN unplaced THEN NULL
        WHEN crime_happens('place_default', offence_id) THEN round(city.easting, -2)
        WHEN crime_happens('place_swapped', offence_id) THEN north
        WHEN crime_happens('place_far', offence_id) THEN east + 10000
        ELSE east END::DOUBLE AS easting,
    CASE WHEN unplaced THEN NULL
        WHEN crime_happens('place_default', offence_id) THEN round(city.northing, -2)
        WHEN crime_happens('place_swapped', offence_id) THEN east
        ELSE north END::DOUBLE AS northing,
    NULL::DOUBLE AS longitude, NULL::DOUBLE AS latitude,
    CASE WHEN crime_happens('lsoa_missing', offence_id) OR (unplaced AND crime_happens('lsoa_too', offence_id))
        THEN NULL ELSE area.code END AS lsoa,
    CASE WHEN NOT crime_happens('premises_missing', offence_id)
        THEN crime_premises.words[1 + pick('crime.premises', offence_id, len(crime_premises.words))] END
        AS premises_type,
    mo_text,
    CASE WHEN crime_happens('outcome_missing', offence_id) THEN NULL WHEN told.force_id = 0 THEN outcome
        ELSE coalesce(crime_outcome_word.words, getvariable('crime_pending')) END AS outcome_code,
    CASE WHEN crime_happens('outcome_date_missing', offence_id) THEN NULL ELSE outcome_on END AS outcome_on,
    CASE WHEN crime_happens('loss_missing', offence_id) THEN NULL
        WHEN crime_happens('loss_pence', offence_id) THEN round(loss_gbp * 100, 2)
        WHEN loss_gbp IS NOT NULL AND crime_happens('loss_round', offence_id) THEN greatest(round(loss_gbp, -1), 5)
        ELSE round(loss_gbp, 2) END AS loss_gbp,
    CASE WHEN NOT crime_happens('recovered_missing', offence_id) THEN round(recovered_gbp, 2) END AS recovered_gbp,
    flags, offence_id AS _id, told.force_id AS _force
FROM told
JOIN crime_reference USING (offence_id)
JOIN crime_written USING (offence_id)
JOIN force ON force.force_id = told.force_id
JOIN city ON city.city_id = told.city_id
JOIN area ON area.area_id = told.area_id
JOIN crime_premises ON crime_premises.place = told.place AND crime_premises.force_id = told.force_id
LEFT JOIN crime_outcome_word USING (outcome)
LEFT JOIN misspelt USING (offence_id)
LEFT JOIN flagged USING (offence_id)
ANTI JOIN planted_break AS gap ON gap.kind = 'gap' AND gap.force_id = told.force_id
    AND told.recorded_on BETWEEN gap.from_day AND gap.to_day
ORDER BY told.recorded_on, crime_ref
