-- One row per record with an address: where the person lived when it was made, or lived before, or a hostel.
WITH asked AS (
    SELECT record_id, drawn_as, person_id, city_id, address_id AS now_at, known_on, wrong_home(drawn_as) AS kind
    FROM records_drawn
    WHERE gives_address AND NOT nameless
), earlier AS (
    SELECT record_id, arg_min(moved.address_id, until) FILTER (until > known_on) AS then_at,
        arg_max(moved.address_id, until) FILTER (until <= known_on) AS before_at
    FROM asked JOIN moved ON moved.person_id = asked.person_id AND (until > known_on OR kind = 'old') GROUP BY record_id
), hostel AS (
    SELECT city_id, list(address_id ORDER BY address_id) AS hostels FROM address WHERE kind = 'hostel' GROUP BY city_id
), lived AS (
    SELECT asked.record_id, drawn_as, CASE WHEN kind = 'old' AND before_at IS NULL THEN NULL
            WHEN kind = 'hostel' AND hostels IS NULL THEN NULL ELSE kind END AS kind,
        coalesce(then_at, now_at) AS home_at, before_at, hostels
    FROM asked LEFT JOIN earlier USING (record_id)
    LEFT JOIN hostel ON hostel.city_id = asked.city_id AND kind = 'hostel'
)
SELECT record_id, drawn_as, kind, CASE kind WHEN 'old' THEN before_at
        WHEN 'hostel' THEN hostels[1 + pick('records.hostel', drawn_as, len(hostels))]
        WHEN 'no_fixed_abode' THEN NULL ELSE home_at END AS address_id,
    CASE WHEN kind = 'no_fixed_abode' THEN NULL ELSE wrong_address(drawn_as) END AS form
FROM lived
