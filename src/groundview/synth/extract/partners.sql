-- One row per set of data that one partner was asked for.
SELECT partner, context, data, status, from_on AS "from", to_on AS "to", partner_id AS _id, NULL::BIGINT AS _force
FROM partner_asked
ORDER BY partner_id
