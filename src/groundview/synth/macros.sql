-- Chance in SQL: the same for one seed, one word and one number, on every machine (DuckDB is pinned exactly).
-- A second hash stands around the first: without it two words would give numbers that depend on each other.
CREATE OR REPLACE TEMP MACRO dice(word, number) AS
    hash(xor(hash(number::BIGINT), hash(word || getvariable('stream'))));

-- Evenly spread in [0, 1).
CREATE OR REPLACE TEMP MACRO chance(word, number) AS (dice(word, number) >> 11)::DOUBLE / 9007199254740992.0;

-- A whole number from 0 to n - 1.
CREATE OR REPLACE TEMP MACRO pick(word, number, n) AS ((dice(word, number) >> 20) % n::UBIGINT)::BIGINT;

-- A text with one typing error, at a place and of a kind that `word` and `number` decide: a letter left out,
-- doubled, swapped with the next, or replaced. Texts under three letters stay as they are.
CREATE OR REPLACE TEMP MACRO mistyped(word, number, given) AS (
    CASE WHEN length(given) < 3 THEN given ELSE (
        SELECT CASE kind
            WHEN 0 THEN given[:place] || given[place + 2:]
            WHEN 1 THEN given[:place + 1] || given[place + 1:]
            WHEN 2 THEN given[:place] || given[place + 2] || given[place + 1] || given[place + 3:]
            ELSE given[:place] || 'etaoinshrdlu'[1 + letter] || given[place + 2:] END
        FROM (SELECT 1 + pick(word || 'place', number, length(given) - 2) AS place,
                     pick(word || 'kind', number, 4) AS kind, pick(word || 'letter', number, 12) AS letter)
    ) END
);

-- The eleven digits of a phone: 071 is a range that is not in use. Near phones have far numbers, no two have one.
CREATE OR REPLACE TEMP MACRO phone_digits(phone) AS
    '0710' || lpad((phone::BIGINT * 7654321 % 10000000)::VARCHAR, 7, '0');
