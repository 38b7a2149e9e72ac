-- One row per report that tells what happened: an opening, a story of its true type, what was lost, an identifier.
WITH named AS (
    SELECT fraud_id, min(trace_id) AS trace_id FROM fraud_identifier_written GROUP BY fraud_id
),
parts AS (
    SELECT fraud_id, opening.words[1 + pick('fraud.opening', fraud_id, len(opening.words))] AS opening,
        story.words[1 + pick('fraud.story', fraud_id, len(story.words))] AS story,
        replace(money.words[1 + pick('fraud.money', fraud_id, len(money.words))], '{amount}', round(loss_gbp)::BIGINT::VARCHAR)
            AS money,
        CASE WHEN chance('fraud.repeats', fraud_id) < fraud('narrative_repeats')
             THEN replace(naming.words[1 + pick('fraud.naming', fraud_id, len(naming.words))], '{it}', trim(identifier))
             END AS naming,
        CASE WHEN chance('fraud.closes', fraud_id) < fraud('narrative_closes')
             THEN closing.words[1 + pick('fraud.closing', fraud_id, len(closing.words))] END AS closing
    FROM fraud
    JOIN fraud_type USING (type_id)
    JOIN fraud_words AS opening ON opening.list = 'opening'
    JOIN fraud_words AS closing ON closing.list = 'closing'
    JOIN fraud_words AS story ON story.list = 'stories.' || key
    JOIN fraud_words AS money ON money.list = CASE WHEN loss_gbp > 0 THEN 'lost' ELSE 'nothing_lost' END
    LEFT JOIN named USING (fraud_id)
    LEFT JOIN fraud_identifier_written AS seen ON seen.trace_id = named.trace_id
    LEFT JOIN fraud_words AS naming ON naming.list = 'named.' || seen.kind
    WHERE chance('fraud.no_story', fraud_id) >= fraud('narrative_missing')
),
told AS (
    SELECT fraud_id, concat_ws(' ', opening, story || '.', money, naming, closing) AS text FROM parts
)
SELECT fraud_id,
    CASE WHEN chance('fraud.spelling', fraud_id) < fraud('narrative_mistyped') THEN mistyped('fraud.spelt', fraud_id, text)
         WHEN chance('fraud.small', fraud_id) < fraud('narrative_small') THEN lower(text) ELSE text END AS narrative
FROM told
ORDER BY fraud_id
