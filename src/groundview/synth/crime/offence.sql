-- One row per recorded offence. `place` is the kind of place: street and kerb are outdoors, at the address nearest.
SELECT offence_id, type_id, area_id, city_id, force_id, address_id, occurred_from::TIMESTAMP AS occurred_from,
    occurred_to::TIMESTAMP AS occurred_to, recorded_on,
    CASE WHEN group_id >= 0 THEN group_id END AS group_id, n_acting, planned, crime_outcome.word AS outcome, outcome_on,
    CASE WHEN NOT isnan(loss_gbp) THEN loss_gbp END AS loss_gbp,
    CASE WHEN NOT isnan(recovered_gbp) THEN recovered_gbp END AS recovered_gbp,
    CASE WHEN "first" >= 0 AND NOT near THEN "first" END AS repeat_of,
    CASE WHEN "first" >= 0 AND near THEN "first" END AS near_of, crime_place.word AS place, domestic, online, hate
FROM crime_drawn
JOIN crime_place ON crime_place.number = crime_drawn.place
LEFT JOIN crime_outcome ON crime_outcome.number = crime_drawn.outcome
ORDER BY offence_id
