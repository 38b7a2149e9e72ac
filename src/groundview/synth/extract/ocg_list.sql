-- One row per mapped group. One force numbers its list through, the other anew each year.
SELECT CASE force_id WHEN 0 THEN 'OCG/' || lpad((310 + number * 7)::VARCHAR, 5, '0')
        ELSE strftime(mapped_on, '%Y') || '-' || lpad(yearly::VARCHAR, 3, '0') END AS ocg_ref,
    status, mapped_on, archived_on, activity, band, mapped_id AS _id, force_id AS _force
FROM (
    SELECT *, row_number() OVER (PARTITION BY force_id ORDER BY mapped_on, mapped_id) AS number,
        row_number() OVER (PARTITION BY force_id, year(mapped_on) ORDER BY mapped_on, mapped_id) AS yearly
    FROM mapped_group
)
ORDER BY mapped_on, ocg_ref
