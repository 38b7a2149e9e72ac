-- One row per record with an address: number, street and postcode in one of the ways in which they are typed.
WITH written AS (
    SELECT record_id, drawn_as, home.kind AS home_wrong, form, address.number::VARCHAR AS number,
        CASE WHEN form = 'abbreviated' THEN regexp_replace(replace(replace(replace(replace(street.name,
            ' Street', ' St'), ' Road', ' Rd'), ' Avenue', ' Ave'), ' Close', ' Cl'), ' Lane$', ' Ln')
            ELSE street.name END AS street, city.name AS town, address.postcode
    FROM records_home home LEFT JOIN address USING (address_id) LEFT JOIN street USING (street_id)
    LEFT JOIN city ON city.city_id = address.city_id
)
SELECT record_id, drawn_as, home_wrong, form AS address_wrong, CASE
        WHEN home_wrong = 'no_fixed_abode' THEN
            CASE WHEN pick('records.nfa', drawn_as, 2) = 0 THEN 'NFA' ELSE 'No fixed abode' END
        WHEN form = 'no_number' THEN street
        WHEN form = 'capitals' THEN upper(number || ' ' || street)
        WHEN form = 'with_town' THEN number || ', ' || street || ', ' || town
        ELSE number || ' ' || street END AS address,
    CASE WHEN happens('postcode_missing', drawn_as) THEN NULL
        WHEN happens('postcode_unspaced', drawn_as) THEN replace(postcode, ' ', '') ELSE postcode END AS postcode,
    postcode IS NOT NULL AND happens('postcode_missing', drawn_as) AS postcode_missing,
    postcode IS NOT NULL AND NOT happens('postcode_missing', drawn_as) AND happens('postcode_mistyped', drawn_as)
        AS postcode_mistyped
FROM written
