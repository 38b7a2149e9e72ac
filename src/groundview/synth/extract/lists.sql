-- One row per person record on an agency's list of one population. Somebody whom the agency finds again on its own list
-- is not entered twice; somebody whom it does not find is.
SELECT population,
    list,
    seen_as.nominal_ref,
    min(recorded_on) AS recorded_on,
    min(listing.link_id) AS _id,
    min(listing.force_id) AS _force
FROM agency_listing AS listing
JOIN seen_as ON in_table = 'agency_listing' AND seen_as.link_id = listing.link_id
GROUP BY population, list, seen_as.nominal_ref
ORDER BY population, list, min(recorded_on), seen_as.nominal_ref
