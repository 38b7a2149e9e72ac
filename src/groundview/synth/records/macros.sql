-- Without accents: letters with a stroke have no plain letter of their own in Unicode.
CREATE OR REPLACE TEMP MACRO without_accents(words) AS translate(strip_accents(words), 'ŁłØøĐđ', 'LlOoDd');

-- A name as a system spells it: accents lost, in capitals, cut short.
CREATE OR REPLACE TEMP MACRO as_spelt(words, capitals, plain, most) AS left(
    CASE WHEN capitals THEN upper(CASE WHEN plain THEN without_accents(words) ELSE words END)
        WHEN plain THEN without_accents(words) ELSE words END, most);

-- A phone number of eleven digits in the form in which it was typed.
CREATE OR REPLACE TEMP MACRO as_dialled(digits, form) AS CASE form
    WHEN 'international' THEN '+44' || digits[2:]
    WHEN 'spaced' THEN digits[:5] || ' ' || digits[6:]
    WHEN 'spaced_late' THEN digits[:5] || ' ' || digits[6:8] || ' ' || digits[9:]
    WHEN 'no_nought' THEN digits[2:]
    ELSE digits END;

-- A whole number of at least so many digits.
CREATE OR REPLACE TEMP MACRO with_noughts(number, width) AS
    lpad(number::VARCHAR, greatest(width, length(number::VARCHAR))::INTEGER, '0');
