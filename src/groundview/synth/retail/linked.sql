-- One row per offence that a partner reported: it happened at one of its places.
SELECT row_number() OVER (ORDER BY offence_id, partner_id) - 1 AS number, partner_id, place_id, offence_id,
    occurred_from::DATE AS happened_on, group_id, n_acting, loss_gbp
FROM offence
JOIN offence_type USING (type_id)
JOIN partner_place USING (address_id)
JOIN partner USING (partner_id)
WHERE list_contains(partner.offences, offence_type.key)
ORDER BY number
