"""The profile: a release for one audience, written in the forms that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from groundview.errors import UsageProblem
from groundview.evidence.networks.rules.rule import rules as set_rules
from groundview.evidence.records.store import Reader, Store
from groundview.evidence.sources.declared import source_named
from groundview.pipeline.gaps import knowledge_gaps
from groundview.pipeline.judged import judged_words
from groundview.pipeline.trails import example_trails
from groundview.profile.disclosure.assemble import Words, assemble
from groundview.profile.disclosure.pictures import set_pictures
from groundview.profile.disclosure.released import Cover, MeasureText, Release
from groundview.profile.disclosure.rules import Rules, load_rules
from groundview.profile.disclosure.trail import CaseTrail
from groundview.questions.measure import measures
from groundview.study import Declared
from groundview.version import __version__


def write_profile(study: Declared, store: Store, audience: str, form: str) -> int:
    """Writes `out/report/AUDIENCE.FORM`; gives the number of figures released. Raises UsageProblem for a form or an
    audience that there is none of."""
    # Records are opened for pictures of linked sets and examples of cases alone, and only for readers who may see them.
    rules = _rules(study, audience)
    records = store.reader("record") if rules.pictures else None
    trails = example_trails(study, store) if rules.trails else ()
    release = release_for(study, store.reader("aggregate"), audience, records, trails)
    path = profile_path(study, audience, form)
    path.parent.mkdir(parents=True, exist_ok=True)
    _writer(form)(release, path)
    return len(release.figures)


def profile_path(study: Declared, audience: str, form: str) -> Path:
    """Where a profile is written."""
    return study.out / "report" / f"{audience}.{form}"


def release_for(
    study: Declared,
    reader: Reader,
    audience: str,
    records: Reader | None = None,
    trails: Sequence[CaseTrail] = (),
) -> Release:
    """All that an audience may see of a study: from its aggregate tables, with `records` also pictures of single linked
    sets, and `trails` of single cases; raises DisclosureBlock where those are not for this audience."""
    rules = _rules(study, audience)
    words = Words(
        _cover(study, reader),
        measure_texts(),
        knowledge_gaps(study, reader),
        _source_titles(study),
        judged_words(study),
    )
    pictures = set_pictures(records, rules, set_rules(study.linkage / "rules")[0].name)
    return assemble(reader, rules, words, pictures, trails)


def _rules(study: Declared, audience: str) -> Rules:
    own = study.rules / f"{audience}.yml"
    return load_rules(audience, own if own.is_file() else None)


def measure_texts() -> Mapping[str, MeasureText]:
    """The published words of every measure."""
    return {
        measure.name: MeasureText(measure.title, measure.definition, measure.citation)
        for measure in measures().values()
    }


def _cover(study: Declared, reader: Reader) -> Cover:
    said = study.file.cover
    begins, ends = reader.rows(
        "SELECT strftime(min(month), '%Y-%m'), strftime(max(month), '%Y-%m') FROM coverage"
    )[0]
    cut_off = reader.rows("SELECT strftime(max(last_on), '%Y-%m') FROM files WHERE table_name = 'offences'")[
        0
    ][0]
    return Cover(
        title=study.file.study.title,
        marking=said.marking,
        reference=said.reference,
        version=said.version,
        period_from=begins or "",
        period_to=ends or "",
        data_cut_off=cut_off or "",
        review_by=said.review_by,
        owner=said.owner,
        analyst=said.analyst,
        assurer=said.assurer,
        approver=said.approver,
        produced_with=f"Groundview {__version__}",
    )


def _source_titles(study: Declared) -> dict[str, str]:
    """What each source calls itself, up to its first comma: the rest is its edition."""
    names = {entry.source for entry in study.file.sources}
    names |= {study.file.areas.source} if study.file.areas else set()
    return {name: source_named(name, study.mappings).title.split(",")[0] for name in sorted(names)}


def _writer(form: str) -> Callable[[Release, Path], None]:
    if form != "html":
        raise UsageProblem(f"A profile cannot be written as {form}.", next_step="The forms are: html.")
    from groundview.profile.report.formats.html import write_html

    return write_html
