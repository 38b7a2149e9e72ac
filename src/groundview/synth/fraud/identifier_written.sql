-- One row per identifier that a report gives, as somebody wrote it there: one number in many forms, some mistyped.
WITH formed AS (
    SELECT trace_id, fraud_id, kind, reported_on,
        pick('fraud.form.' || kind, trace_id, 6) AS form, identifier AS it,
        chance('fraud.mistyped.' || kind, trace_id) < fraud('mistyped') AS is_mistyped
    FROM fraud_identifier JOIN fraud_identifier_key USING (kind, key)
)
SELECT trace_id, kind,
    CASE WHEN is_mistyped THEN mistyped('fraud.typing.' || kind, trace_id, shown) ELSE shown END AS identifier,
    fraud_id, reported_on
FROM (
    SELECT *, CASE
        WHEN kind = 'phone' THEN CASE form
            WHEN 1 THEN '+44' || it[2:] WHEN 2 THEN it[:5] || ' ' || it[6:] WHEN 3 THEN '0044 ' || it[2:5] || ' ' || it[6:]
            WHEN 4 THEN it[:5] || '-' || it[6:8] || '-' || it[9:] ELSE it END
        WHEN kind = 'bank_account' THEN CASE form
            WHEN 0 THEN it WHEN 1 THEN it[:6] || ' ' || it[7:] WHEN 2 THEN 'SC ' || it[:6] || ' AC ' || it[7:]
            ELSE it[:2] || '-' || it[3:4] || '-' || it[5:6] || ' ' || it[7:] END
        WHEN kind = 'website' THEN CASE form
            WHEN 0 THEN 'www.' || it WHEN 1 THEN 'https://' || it WHEN 2 THEN 'https://www.' || it || '/'
            WHEN 3 THEN upper(it) ELSE it END
        WHEN kind = 'email' THEN CASE form WHEN 0 THEN upper(it) WHEN 1 THEN it || ' ' ELSE it END
        ELSE CASE form WHEN 0 THEN it[2:] ELSE it END END AS shown
    FROM formed
)
ORDER BY trace_id
