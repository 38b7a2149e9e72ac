-- One row per offence: what is written of how it was done, in capitals. A text may be silent on how many acted, or
-- wrong; what it says of preparation, or of tasks that were shared, is so. Offences whose records are restricted have a
-- fixed wording.
WITH told AS (
    SELECT offence_id, force_id, things, n_acting,
        list_transform(parts, part -> list_filter(part, says ->
            (planned OR NOT list_contains(if_planned, says)) AND (n_acting > 1 OR NOT list_contains(if_several, says))))
            AS parts,
        greatest(1, CASE WHEN crime_happens('number_wrong', offence_id)
            THEN n_acting + 1 - 2 * pick('crime.more', offence_id, 2) ELSE n_acting END) AS said,
        chance('crime.seen', offence_id)
            < crime_rate(CASE WHEN occurred_from = occurred_to THEN 'counted' ELSE 'seen_alone' END) AS seen
    FROM offence JOIN offence_type USING (type_id) JOIN crime_text USING (mo)
), worded AS (
    SELECT told.*, list_transform(parts, (part, place) ->
            part[1 + pick('crime.text' || place, offence_id, len(part))]) AS chosen,
        words[1 + pick('crime.who', offence_id, len(words))] AS who,
        things[1 + pick('crime.item', offence_id, len(things))] AS item,
        things[1 + (pick('crime.item', offence_id, len(things)) + 1 + pick('crime.item2', offence_id,
            greatest(len(things) - 1, 1))) % len(things)] AS item2
    FROM told JOIN crime_who
        ON crime_who.seen = CASE WHEN NOT told.seen THEN 'unseen' WHEN said = 1 THEN 'one' WHEN said = 2 THEN 'two'
            ELSE 'many' END
), filled AS (
    SELECT offence_id, force_id, trim(replace(replace(replace(
        array_to_string(list_filter(chosen, part -> part <> ''), ' '), '$who', who), '$item2', item2), '$item', item))
        AS text
    FROM worded
), once AS (
    SELECT offence_id, force_id, mistyped('crime.text', offence_id, text) AS text
    FROM filled WHERE crime_happens('text_mistyped', offence_id)
), twice AS (
    SELECT offence_id, force_id, mistyped('crime.again', offence_id, text) AS text
    FROM once WHERE crime_happens('text_mistyped_twice', offence_id)
), typed AS (
    SELECT offence_id, force_id, coalesce(twice.text, once.text, filled.text) AS text
    FROM filled LEFT JOIN once USING (offence_id, force_id) LEFT JOIN twice USING (offence_id, force_id)
), cut AS (
    SELECT offence_id, force_id, CASE WHEN crime_happens('text_cut', offence_id) THEN left(text, 40) ELSE text END
        AS text
    FROM typed
)
SELECT offence_id, CASE WHEN crime_happens('text_missing', offence_id) THEN NULL
    WHEN force_id = 0 THEN upper(text) ELSE upper(left(text, 1)) || lower(text[2:]) END AS mo_text
FROM cut
ORDER BY offence_id
