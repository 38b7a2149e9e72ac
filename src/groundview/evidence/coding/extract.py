"""The codings that the extract itself holds, each with the case that it is about."""

from __future__ import annotations

from groundview.evidence.linkage.reference import folder

ABOUT_CASES = f"""
    WITH named AS (
        -- One row per case that a coding may mean: the first of its reference in its folder.
        SELECT context, case_ref, case_id, {folder()} AS folder,
            count(DISTINCT {folder()}) OVER (PARTITION BY context, case_ref) AS n_folders
        FROM named_cases
        QUALIFY row_number() OVER (PARTITION BY context, case_ref, folder ORDER BY source, nth) = 1)
    -- One row per coding, with its case: that of its own folder where several folders have one of its reference; NULL
    -- where no case, or no one case, is meant.
    SELECT codings.*, case_id
    FROM codings LEFT JOIN named ON named.context = codings.context AND named.case_ref = codings.case_ref
        AND (n_folders = 1 OR named.folder = {folder("codings.source_file")})"""
