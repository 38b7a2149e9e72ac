"""The finding of page one on repeat victims: told where anybody is a victim twice and it may be shown."""

from __future__ import annotations

import invented_release
import victims_release as victims

from groundview.profile.disclosure.released import Released
from groundview.profile.narrative.findings import findings


def said(figures: list[Released]) -> list[str]:
    release = victims.release([*invented_release.release().figures, *figures])
    return [finding.title.text for finding in findings(release)]


def test_repeat_victims_come_after_what_is_organised() -> None:
    titles = said(victims.repeats())
    assert titles[4] == "People who were victims more than once suffered 70.0% of victimisations"
    assert len(titles) == 5


def test_nobody_twice_is_no_finding() -> None:
    once = [victims.share("repeat_victims_share", 0, 2000, "times=2_or_more")]
    assert not [title for title in said(once) if "more than once" in title]


def test_a_suppressed_share_gives_its_place_to_the_next() -> None:
    hidden = [invented_release.suppressed(one) for one in victims.repeats()]
    assert said(hidden) == said([])
