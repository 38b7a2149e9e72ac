-- One row per name: its other forms, in lists.
SELECT name.name_id, name.name,
    list(variant ORDER BY variant) FILTER (name_variant.kind = 'nickname') AS nicknames,
    list(variant ORDER BY variant) FILTER (name_variant.kind = 'transliteration') AS transliterations
FROM name LEFT JOIN name_variant USING (name_id)
GROUP BY ALL ORDER BY name_id
