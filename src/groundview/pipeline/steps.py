"""The whole system on one page: every step, what it needs, what it makes, at which level, in the order of the data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundview.evidence.pole.tables import Level
from groundview.pipeline import work

if TYPE_CHECKING:
    from groundview.pipeline.work import Work


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `needs` and `makes` name tables (or, at the end, folders below `out/`); `level` is the most
    sensitive level that it may open; `code` names the folders whose code decides what it makes; `parameters`
    names the parts of the study file that do."""

    name: str
    needs: tuple[str, ...]
    makes: tuple[str, ...]
    level: Level
    code: tuple[str, ...]
    do: Callable[[Work], int]
    parameters: tuple[str, ...] = ()


EVIDENCE = ("errors.py", "declare.py", "evidence", "pipeline")
QUESTIONS = (*EVIDENCE, "statistics", "questions")
PROFILE = (*QUESTIONS, "profile", "version.py")

STEPS: tuple[Step, ...] = (
    Step("areas", ("areas", "population", "deprivation", "area_lookup"), ("area_codes", "study_areas"),
         "aggregate", EVIDENCE, work.areas, ("denominators",)),
    Step("place", ("offences", "study_areas", "area_codes", "area_lookup"), ("placed", "code_vintages"),
         "record", EVIDENCE, work.place),
    Step("count", ("offences", "placed", "study_areas"), ("coverage", "offence_counts"),
         "record", EVIDENCE, work.count, ("period",)),
    Step("quality", ("*", "files", "placed"), ("quality",), "record", EVIDENCE, work.quality),
    Step("picture", ("quality", "files", "coverage", "code_vintages", "study_areas"), ("findings",),
         "aggregate", QUESTIONS, work.picture),
    Step("attribution", ("quality", "offence_counts"), ("findings",), "aggregate", QUESTIONS, work.attribution),
    Step("victimisation", ("offence_counts", "coverage", "study_areas"), ("findings",),
         "aggregate", QUESTIONS, work.victimisation),
    Step("response", ("offence_counts", "study_areas"), ("findings",), "aggregate", QUESTIONS, work.response),
    Step("tables", ("findings", "quality", "refused", "files", "remarks"), ("out/tables",),
         "record", PROFILE, work.write_tables, ("study", "cover")),
    Step("report", ("findings", "quality", "files", "remarks", "study_areas", "coverage"), ("out/report",),
         "aggregate", PROFILE, work.write_report, ("study", "cover", "rules")),
)  # fmt: skip
"""After `read`, which the runner does once for each table that an extract may fill (one row of the page, since what
it needs is that table's files): see `pipeline/run.py`."""

READ = Step("read", ("extracts",), ("refused", "files", "remarks"), "record", EVIDENCE, work.read)


def by_name() -> Mapping[str, Step]:
    """Every step by its name, `read` first."""
    return {step.name: step for step in (READ, *STEPS)}
