-- One row per brothel or other premises known to the sex market.
WITH numbered AS (
    SELECT *, row_number() OVER (PARTITION BY force_id, CASE force_id % 2 WHEN 1 THEN year(first_seen) END
                  ORDER BY first_seen, dice('market.reference', premises_id), premises_id) AS nth
    FROM premises WHERE known
)
-- One force writes 000412, the other 23E12: both look like numbers, and are none.
SELECT CASE numbered.force_id % 2 WHEN 0 THEN format('{:06d}', 400 + nth)
        ELSE format('{:02d}E{}', year(first_seen) % 100, nth) END AS premises_ref,
    CASE WHEN written.mistyped THEN mistyped('market.typed', premises_id, whole) ELSE whole END AS address,
    CASE WHEN postcode_known THEN postcode END AS postcode,
    CASE WHEN area_known THEN area.code END AS lsoa,
    written.type AS premises_type,
    written.visible_from_street,
    first_seen,
    last_seen,
    premises_id AS _id,
    numbered.force_id AS _force
FROM numbered
JOIN premises_written AS written USING (premises_id)
JOIN (SELECT address_id, format('{} {}, {}', number, street.name, city.name) AS whole, postcode
      FROM address JOIN street USING (street_id) JOIN city USING (city_id)
      WHERE address_id IN (SELECT address_id FROM premises)) USING (address_id)
JOIN area USING (area_id)
ORDER BY first_seen, premises_ref
