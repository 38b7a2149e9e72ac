-- One row per identifier that a report gives: whose it is, as a key. A group moves on to others every so many days and
-- has some at a time; a lone offender keeps one; what is legitimate belongs to none of them.
SELECT row_number() OVER (ORDER BY fraud_id, kind) - 1 AS trace_id, fraud_id, kind, reported_on, legitimate,
    CASE WHEN legitimate THEN 'real ' || words[1 + pick('fraud.real.' || kind, fraud_id, len(words))]
         WHEN group_id IS NOT NULL THEN 'group ' || group_id || ' '
             || (date_diff('day', DATE '{FROM}', happened_on) + pick('fraud.turn.' || kind, group_id, days)) // days
             || ' ' || pick('fraud.slot.' || kind, fraud_id, at_once)
         ELSE 'series ' || series_id END AS key
FROM (
    SELECT fraud_id, group_id, series_id, happened_on, reported_on, trace.kind, trace.days, trace.at_once, words,
        len(words) > 0 AND chance('fraud.legitimate.' || trace.kind, fraud_id) < fraud('legitimate') AS legitimate
    FROM fraud
    JOIN fraud_type USING (type_id)
    JOIN fraud_trace AS trace USING (traces)
    JOIN fraud_words ON list = 'legitimate.' || trace.kind
    WHERE chance('fraud.gives.' || trace.kind, fraud_id) < trace.chance
)
ORDER BY fraud_id, kind
