-- One row per area.
SELECT area.code, area.name, area.population::DOUBLE AS population, area.households::DOUBLE AS households,
       area.businesses::DOUBLE AS businesses, area.imd_score, area.imd_decile::BIGINT AS imd_decile,
       city.name AS parent, wkt, area_id AS _id, area.force_id AS _force
FROM area
JOIN area_shape USING (area_id)
JOIN city USING (city_id)
ORDER BY area.code
