-- One row per offence: its reference. One force writes the year and a running number that begins with noughts
-- (023004123), the other a running number, E and the year (42E23); both look like numbers, and are none. They leave
-- gaps, as other incidents are numbered too.
WITH numbered AS (
    SELECT offence_id, force_id, year(recorded_on) % 100 AS year,
        2 * row_number() OVER (PARTITION BY force_id, year(recorded_on) ORDER BY recorded_on, offence_id)
            - pick('crime.gap', offence_id, 2) AS number
    FROM offence
)
SELECT offence_id, CASE force_id WHEN 0 THEN format('0{:02d}{:06d}', year, number)
    ELSE format('{}E{:02d}', number, year) END AS crime_ref
FROM numbered
ORDER BY offence_id
