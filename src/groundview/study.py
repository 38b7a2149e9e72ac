"""A study as its file declares it: what it is called, its areas, its period, its sources, its cover."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from groundview.declare import Declaration, load_toml
from groundview.errors import UsageProblem

FILE_NAME = "study.toml"
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class About(Declaration, frozen=True):
    """What the study is called, and the months it covers (YYYY-MM; empty means all that the data hold)."""

    title: str
    period_from: str = ""
    period_to: str = ""


class Cover(Declaration, frozen=True):
    """What stands on the cover. `review_by` is an ISO date, after which readers are told that it is out of date."""

    marking: str = "OFFICIAL"
    reference: str = ""
    version: str = "1"
    owner: str = ""
    analyst: str = ""
    assurer: str = ""
    approver: str = ""
    review_by: str = ""


class Areas(Declaration, frozen=True):
    """The file with the areas of the study, and the source that it is of."""

    file: str
    source: str


class SourceEntry(Declaration, frozen=True):
    """Files of one source in one folder. `files` are patterns below the folder; `name` tells two folders with the
    same last name apart."""

    source: str
    folder: str
    files: tuple[str, ...]
    name: str = ""

    @property
    def label(self) -> str:
        """The name of the folder as it stands in tables and messages."""
        return self.name or Path(self.folder).name


class Denominators(Declaration, frozen=True):
    """Which population source stands for residents; empty takes the newest one of the areas' own vintage."""

    residents: str = ""


class Linkage(Declaration, frozen=True):
    """How doubt about who is who is carried: `draws` plausible linkages, drawn with `seed`. None means no doubt."""

    draws: int = 20
    seed: int = 1


class Neighbourhood(Declaration, frozen=True):
    """A neighbourhood that the study looks at: its name, and the codes of its areas."""

    name: str
    areas: tuple[str, ...]


class RecordingBreak(Declaration, frozen=True):
    """A month from which recording changed, and why. It touches the areas of these forces and these areas (neither:
    every area), and offences of these types, or these contexts (neither: everything)."""

    first_month: str = msgspec.field(name="from")
    why: str
    forces: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


class RecordingGap(Declaration, frozen=True):
    """Months that were supplied in part and count as not supplied, from the first to the last, and why. They are a gap
    in the areas of these forces and in these areas (neither: everywhere)."""

    first_month: str = msgspec.field(name="from")
    last_month: str = msgspec.field(name="to")
    why: str
    forces: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


class StudyFile(Declaration, frozen=True):
    """study.toml."""

    study: About
    cover: Cover = Cover()
    areas: Areas | None = None
    sources: tuple[SourceEntry, ...] = ()
    denominators: Denominators = Denominators()
    linkage: Linkage = Linkage()
    neighbourhoods: tuple[Neighbourhood, ...] = ()
    series_breaks: tuple[RecordingBreak, ...] = ()
    gaps: tuple[RecordingGap, ...] = ()


class Declared:
    """A study's folder and what its file says; relative paths in it start from the folder."""

    def __init__(self, folder: Path, file: StudyFile) -> None:
        self.folder = folder
        self.file = file

    def path(self, given: str) -> Path:
        """A path of the study file as a path of this machine."""
        path = Path(given)
        return path if path.is_absolute() else self.folder / path

    @property
    def store(self) -> Path:
        """The database."""
        return self.folder / "store" / "study.duckdb"

    @property
    def out(self) -> Path:
        """Where results go."""
        return self.folder / "out"

    @property
    def mappings(self) -> Path:
        """Where the study's own sources are declared."""
        return self.folder / "mappings"

    @property
    def linkage(self) -> Path:
        """Where the trained model, people's judgements and the ids of earlier runs are kept: they outlive the store."""
        return self.folder / "linkage"

    @property
    def contexts(self) -> Path:
        """Where a study may declare contexts of its own, one folder each."""
        return self.folder / "contexts"

    @property
    def definitions(self) -> Path:
        """Where a study may write definitions of organised crime of its own, one file each."""
        return self.folder / "definitions"

    @property
    def coding(self) -> Path:
        """Where samples for coders, and what they answered, are kept: they outlive the store."""
        return self.folder / "coding"

    @property
    def rules(self) -> Path:
        """Where a study may keep stricter disclosure rules of its own, one file an audience."""
        return self.folder / "rules"


def open_study(folder: Path) -> Declared:
    """Reads STUDY/study.toml; raises UsageProblem where there is none, or where it is not what it should be."""
    path = folder / FILE_NAME
    if not path.is_file():
        raise UsageProblem(
            f"{folder} is not a study: it has no {FILE_NAME}.",
            next_step=f"groundview new {folder} --extracts FOLDER",
        )
    declared = Declared(folder, load_toml(path, StudyFile))
    _check_period(declared.file.study, path)
    _check_labels(declared.file.sources, path)
    _check_neighbourhoods(declared.file.neighbourhoods, path)
    _check_series(declared.file, path)
    return declared


def _check_period(about: About, path: Path) -> None:
    for key, month in (("period_from", about.period_from), ("period_to", about.period_to)):
        if month and not MONTH.fullmatch(month):
            raise UsageProblem(
                f"study.toml: {key} is not a month.", where=str(path), next_step='Write it as "2025-01".'
            )
    if about.period_from and about.period_to and about.period_from > about.period_to:
        raise UsageProblem("study.toml: the period ends before it begins.", where=str(path))


def _check_labels(entries: tuple[SourceEntry, ...], path: Path) -> None:
    """Two folders of one label would give two files one name."""
    folders: dict[str, str] = {}
    for entry in entries:
        if folders.setdefault(entry.label, entry.folder) != entry.folder:
            raise UsageProblem(
                f"Two folders of this study are called {entry.label}.",
                where=str(path),
                why="their files could not be told apart in any table",
                next_step='Give one of them another name in study.toml: name = "north".',
            )


def _check_neighbourhoods(neighbourhoods: tuple[Neighbourhood, ...], path: Path) -> None:
    """An area that is named twice would have its offences counted twice; of two neighbourhoods of one name, one would
    be lost."""
    names = [one.name for one in neighbourhoods]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise UsageProblem(
            f"Two neighbourhoods are called {twice}.",
            where=str(path),
            next_step="Give one of them another name, or name all of its areas in one.",
        )
    seen: dict[str, str] = {}
    for one in neighbourhoods:
        for area in one.areas:
            if area in seen:
                raise UsageProblem(
                    f"The area {area} is named twice, in {seen[area]} and in {one.name}.",
                    where=str(path),
                    why="its offences would count twice",
                    next_step="Give it to one neighbourhood, once.",
                )
            seen[area] = one.name


def _check_series(file: StudyFile, path: Path) -> None:
    """Breaks and gaps in the series of months: each month one, each with a reason that can be printed."""
    said = [("series_breaks", one.first_month, one.why) for one in file.series_breaks]
    said += [("gaps", month, one.why) for one in file.gaps for month in (one.first_month, one.last_month)]
    for key, month, why in said:
        if not MONTH.fullmatch(month):
            raise UsageProblem(
                f"study.toml: {month!r} in {key} is not a month.",
                where=str(path),
                next_step='Write it as "2025-01".',
            )
        if not why.strip():
            raise UsageProblem(
                f"study.toml: an entry of {key} says no reason.",
                where=str(path),
                why="the reason is printed beside every figure that it changes",
                next_step='Add one: why = "crimes are recorded at the first call".',
            )
    if late := next((one for one in file.gaps if one.first_month > one.last_month), None):
        raise UsageProblem(
            f"study.toml: a gap ends in {late.last_month}, before it begins in {late.first_month}.",
            where=str(path),
        )
    if both := next((one for one in file.series_breaks if one.types and one.contexts), None):
        raise UsageProblem(
            f"study.toml: the break in {both.first_month} names types and contexts.",
            where=str(path),
            why="types are of offences, contexts of their cases; which of both is meant cannot be told",
            next_step="Write two entries.",
        )
