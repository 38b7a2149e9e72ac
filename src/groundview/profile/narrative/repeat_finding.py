"""The finding of page one on repeat victims: how much of victimisation befalls those who are victims more than once."""

from __future__ import annotations

from groundview.profile.disclosure.released import Release, Released
from groundview.profile.narrative.claims import Claim, Sentence, is_printable
from groundview.profile.narrative.victims import by_value, of_study
from groundview.profile.narrative.victims_said import ladder_title


def repeat_finding(release: Release) -> tuple[Sentence, Sentence | None, Released] | None:
    """Title, detail and figure; None where the share may not be shown, or where nobody is a victim twice."""
    share = by_value(release, "repeat_victims_share", "", "times").get("2_or_more")
    if not is_printable(share) or not share.value:
        return None
    detail = Claim(
        "Of all victimisations of named persons, {again} were not their victim’s first in the period ({again.doubt})."
    ).say({"again": of_study(release, "repeat_share")})
    return ladder_title(release), detail, share
