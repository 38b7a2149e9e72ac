-- One row per area, age band and sex: persons on the first day of the study.
SELECT area.code AS area_code, age_band, CASE sex WHEN 'F' THEN 'Female' ELSE 'Male' END AS sex,
       persons::DOUBLE AS persons, 2023::BIGINT AS year,
       row_number() OVER (ORDER BY area.code, youngest, sex) - 1 AS _id, area.force_id AS _force
FROM area_people
JOIN area USING (area_id)
ORDER BY area.code, youngest, sex
