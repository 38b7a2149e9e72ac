-- One row per different identifier as it really is. Numbers are spread by chance and differ from each other, so that
-- neither a number nor its neighbours tell whose it is.
WITH key AS (SELECT DISTINCT kind, key, legitimate FROM fraud_identifier),
placed AS (
    SELECT kind, key, legitimate, row_number() OVER (PARTITION BY kind ORDER BY kind, key) AS place FROM key
),
spread AS (
    SELECT *, row_number() OVER (PARTITION BY kind ORDER BY dice('fraud.number.' || kind, place), place) - 1 AS number,
        count(*) OVER (PARTITION BY kind) AS n
    FROM placed
),
numbered AS (
    SELECT *, number * (900000 // n) + pick('fraud.digits.' || kind, place, 900000 // n) AS six FROM spread
)
SELECT kind, key, legitimate,
    CASE WHEN legitimate THEN key[6:]
         WHEN kind = 'phone' THEN '07100' || lpad(six::VARCHAR, 6, '0')
         WHEN kind = 'bank_account' THEN '00' || lpad(pick('fraud.sort', place, 60)::VARCHAR, 2, '0')
             || lpad(pick('fraud.branch', place, 100)::VARCHAR, 2, '0')
             || lpad((six * 100 + pick('fraud.account', place, 100))::VARCHAR, 8, '0')
         WHEN kind = 'website' THEN name || CASE WHEN pick('fraud.hyphen', place, 2) = 0 THEN '-' ELSE '' END
             || second || number || '.example'
         WHEN kind = 'email' THEN name || '.' || second || number
             || ['@example.com', '@example.org', '@example.net'][1 + pick('fraud.mail', place, 3)]
         ELSE '@' || name || '_' || second || number END AS identifier
FROM (
    SELECT numbered.*, first_word.words[1 + pick('fraud.first', place, len(first_word.words))] AS name,
        second_word.words[1 + pick('fraud.second', place, len(second_word.words))] AS second
    FROM numbered
    JOIN fraud_words AS first_word ON first_word.list = 'site_words.first'
    JOIN fraud_words AS second_word ON second_word.list = 'site_words.second'
)
ORDER BY kind, key
