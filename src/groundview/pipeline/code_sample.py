"""Samples of cases, drawn for people to code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from groundview.errors import UsageProblem
from groundview.evidence.cases.context import Context
from groundview.evidence.coding.sample.clusters import Clusters, draw_clusters
from groundview.evidence.coding.sample.coders import checked_coders, sheets_of
from groundview.evidence.coding.sample.design import design
from groundview.evidence.coding.sample.draw import draw_from_strata, drawn_cases
from groundview.evidence.coding.sample.drawn import CLUSTERS, SIMPLE, STRATA, Sample
from groundview.evidence.coding.sample.frame import make_frame, put_taken
from groundview.evidence.coding.sample.frame_file import read_frame, write_frame
from groundview.evidence.coding.sample.kept import read_samples, write_design
from groundview.evidence.coding.sample.sheet import Told, file_word, write_sheet
from groundview.evidence.coding.sample.shown import free_text, headings, rows_for_people
from groundview.evidence.records.store import Store
from groundview.pipeline.code import Place, place, store_with_cases
from groundview.study import Declared

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for: how many cases (0 for the design's own number), the part that two people code (None for the
    design's), the seed, the coders, and whether clusters are drawn (of which kind) or cases simply, without strata."""

    cases: int = 0
    double: float | None = None
    seed: int = 1
    coders: tuple[str, ...] = ()
    clusters: str = ""
    simple: bool = False

    @property
    def twice(self) -> float:
        """The part that two people code."""
        return design().double if self.double is None else self.double

    @property
    def how(self) -> str:
        """In one word, as it is kept."""
        return f"{CLUSTERS}{self.clusters}" if self.clusters else SIMPLE if self.simple else STRATA


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sample that was drawn, the number of cases on each coder's sheet, and the files."""

    sample: Sample
    sheets: Mapping[str, int]
    files: tuple[Path, ...]

    @property
    def strata(self) -> dict[str, tuple[int, int]]:
        """By stratum the cases drawn, and all there are."""
        return {one.stratum: (one.drawn, one.size) for one in self.sample.cases}

    @property
    def n_twice(self) -> int:
        """How many cases two people code."""
        return sum(len(one.coders) > 1 for one in self.sample.cases)


def draw(study: Declared, name: str, plan: Plan) -> Drawn:
    """Draws a sample of a context's cases and writes a sheet for every coder, as a workbook and as CSV. Raises
    UsageProblem where the study was not run, no case is left, or the plan does not fit the samples before."""
    if plan.cases < 0:
        raise UsageProblem("A sample has at least one case.")
    if plan.clusters and plan.simple:
        raise UsageProblem("Cases are drawn simply or by clusters, not both.")
    at, coders = place(study, name), checked_coders(plan.coders, plan.twice)
    samples = read_samples(at.folder)
    _check_fits(plan, samples)
    with store_with_cases(at) as store:
        sample, ids = _drawn(store, at, plan, coders, samples)
        told = rows_for_people(store.connection, at.context, ids)
        labels = {one.number: sample.label(name, one.case, one.number) for one in sample.cases}
        sheets = sheets_of({one.number: one.coders for one in sample.cases}, coders)
        files: list[Path] = []
        for coder, numbers in sheets.items():
            if not numbers:
                continue
            cells = {labels[number]: told[number - 1] for number in numbers}
            stem = at.folder / f"sample-{sample.number}-{_word(coder, coders)}-internal"
            files += write_sheet(stem, at.codebook, coder, told_of(at.context, cells))
        write_frame(store.connection, at.folder)
        # The design comes last: a sample that was cut off while it was written is none.
        write_design(at.folder, sample)
    return Drawn(sample, {coder: len(numbers) for coder, numbers in sheets.items()}, tuple(files))


def told_of(context: Context, cells: Mapping[str, Sequence[str]]) -> Told:
    """What is told of cases, by their labels on a sheet."""
    return Told(headings(context), free_text(context), cells)


def _drawn(
    store: Store, at: Place, plan: Plan, coders: tuple[str, ...], samples: Mapping[int, Sample]
) -> tuple[Sample, list[int]]:
    """The sample, and the numbers of its cases in this run."""
    number, wanted = max(samples, default=0) + 1, plan.cases or design().cases
    if plan.how == STRATA and not store.count("case_answers"):
        raise UsageProblem(
            "The rules have not been asked of these cases yet, so there are no strata.",
            next_step=f"groundview run {at.study.folder}, or draw with --simple.",
        )
    read_frame(store.connection, at.folder)
    before = {one.case.key(at.context.context) for sample in samples.values() for one in sample.cases}
    put_taken(store.connection, before)
    left = make_frame(store.connection, at.context, design(), strata=plan.how == STRATA, number=number)
    if not left:
        raise UsageProblem(
            "There is no case left to draw.", why="every case of the context was drawn or coded before"
        )
    clusters = _choose(store.connection, plan, wanted)
    cases, ids = drawn_cases(store.connection, plan.seed, plan.twice, coders)
    sample = Sample(
        number, plan.how, plan.seed, at.codebook.version, tuple(cases), clusters.n, clusters.drawn
    )
    return sample, ids


def _choose(connection: duckdb.DuckDBPyConnection, plan: Plan, wanted: int) -> Clusters:
    if plan.clusters:
        coded = connection.execute('SELECT count(*) FROM coding_frame WHERE NOT "left"').fetchone()
        if coded and coded[0]:
            raise UsageProblem(
                "A sample by clusters cannot be added to codings that the extract holds.",
                why="nobody could tell what both together stand for",
                next_step="Draw without --clusters.",
            )
        return draw_clusters(connection, plan.clusters, design(), wanted, plan.seed)
    draw_from_strata(connection, design(), wanted, plan.seed)
    return Clusters(0, 0, 0.0)


def _check_fits(plan: Plan, samples: Mapping[int, Sample]) -> None:
    """Samples of one context count together only where all were drawn in one way, and by clusters once."""
    first = next(iter(samples.values()), None)
    if first is None or (first.how == plan.how and not plan.clusters):
        return
    option = {STRATA: "without --simple and --clusters", SIMPLE: "with --simple"}
    raise UsageProblem(
        f"Sample {first.number} of this context was drawn in another way ({first.how})."
        if first.how != plan.how
        else f"Sample {first.number} of this context was drawn by clusters.",
        why="samples of one context count together, and nobody could tell what these two together stand for",
        next_step=f"Draw {option[first.how]}." if first.how in option else "Go on with that sample.",
    )


def _word(coder: str, coders: Sequence[str]) -> str:
    """A coder's name as part of a file's, with a number where another's would be the same."""
    words = [file_word(one) for one in coders]
    place_of = coders.index(coder)
    word = words[place_of]
    return f"{word}-{place_of + 1}" if words.count(word) > 1 else word
