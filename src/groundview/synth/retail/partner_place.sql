-- One row per address of a partner: its share, in every city, of the shops of its kind, or of the streets where it works
-- with the addresses of its kinds there; at least one. A shop is of one chain at most.
WITH unit AS (
    SELECT partner_id, city_id, address_id AS unit_id
    FROM address JOIN partner ON partner.kind = 'chain' AND list_contains(partner.places, address.kind)
    UNION ALL
    SELECT partner_id, city_id, street_id
    FROM street JOIN area USING (area_id) CROSS JOIN partner
    WHERE partner.kind <> 'chain'
),
ranked AS (
    SELECT partner_id, unit_id,
        row_number() OVER (PARTITION BY partner_id, city_id ORDER BY dice('retail.place', unit_id), unit_id) AS turn,
        count(*) OVER (PARTITION BY partner_id, city_id) AS n
    FROM unit
),
-- Chains of one kind of shop take theirs one after the other in the same order.
before AS (
    SELECT one.partner_id, coalesce(sum(other.share), 0) AS taken
    FROM partner AS one
    LEFT JOIN partner AS other ON one.kind = 'chain' AND other.kind = 'chain' AND other.partner_id < one.partner_id
        AND other.places = one.places
    GROUP BY 1
),
chosen AS (
    SELECT partner_id, unit_id, kind = 'chain' AS is_shop, places
    FROM ranked JOIN before USING (partner_id) JOIN partner USING (partner_id)
    WHERE turn > ceil(taken * n) AND turn <= ceil(taken * n) + ceil(share * n)
)
SELECT row_number() OVER (ORDER BY partner_id, address_id) - 1 AS place_id, partner_id, address_id, area_id, city_id, force_id
FROM (
    SELECT partner_id, address_id FROM chosen JOIN address ON is_shop AND address_id = unit_id
    UNION ALL
    SELECT partner_id, address_id FROM chosen JOIN address ON NOT is_shop AND street_id = unit_id
        AND list_contains(places, address.kind)
)
JOIN address USING (address_id)
ORDER BY place_id
