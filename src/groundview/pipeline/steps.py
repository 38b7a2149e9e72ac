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
JOINED = (*EVIDENCE, "statistics")
CASES = (*JOINED, "contexts")
QUESTIONS = (*EVIDENCE, "statistics", "questions")
PROFILE = (*QUESTIONS, "profile", "version.py")

WITH_PERSONS = ("nominals", "involvements", "identifiers", "intelligence", "intelligence_links", "lists",
                "ocg_members", "exploitation_links", "premises_links")  # fmt: skip
"""The tables of extracts in which persons stand."""

STEPS: tuple[Step, ...] = (
    Step("areas", ("areas", "population", "deprivation", "area_lookup"), ("area_codes", "study_areas"),
         "aggregate", EVIDENCE, work.areas, ("denominators",)),
    Step("place", ("offences", "study_areas", "area_codes", "area_lookup"), ("placed", "code_vintages"),
         "record", EVIDENCE, work.place),
    Step("count", ("offences", "placed", "study_areas", "involvements"), ("coverage", "offence_counts"),
         "record", EVIDENCE, work.count, ("period", "gaps")),
    Step("breaks", ("offences", "coverage", "offence_counts"), ("series_breaks",),
         "record", CASES, work.breaks, ("series_breaks", "contexts")),
    Step("quality", ("*", "files", "placed"), ("quality",), "record", EVIDENCE, work.quality),
    Step("identify", (*WITH_PERSONS, "fraud_reports", "young_people_at_risk"), ("person_records",),
         "record", EVIDENCE, work.identify),
    Step("sight", ("identifiers", "nominals", "premises", "adverts"), ("sightings",),
         "record", EVIDENCE, work.sight),
    Step("compare", (*WITH_PERSONS, "person_records", "sightings"), ("person_pairs",),
         "record", EVIDENCE, work.compare, ("model",)),
    Step("link", ("person_records", "person_pairs"), ("persons", "linkage_draws", "person_changes"),
         "record", EVIDENCE, work.link, ("linkage", "judgements", "known_ids")),
    Step("take_part", (*WITH_PERSONS, "person_records", "sightings", "offences", "premises", "young_people_at_risk"),
         ("takings_part",), "record", EVIDENCE, work.take_part),
    Step("join_up", ("takings_part", "persons"), ("ties",), "record", JOINED, work.join_up),
    Step("group", (*WITH_PERSONS, "person_records", "sightings", "takings_part", "persons", "linkage_draws",
                   "fraud_reports", "study_areas", "young_people_at_risk", "offences", "placed", "ocg_list"),
         ("groups", "group_links", "group_times", "known_groups", "set_draws", "network_counts"),
         "record", JOINED, work.group, ("linkage", "group_rules")),
    Step("find_cases", ("*", "placed", "study_areas", "area_lookup", "coverage", "person_records"),
         ("cases", "event_records"), "record", CASES, work.find_cases, ("contexts", "neighbourhoods")),
    Step("read_text", ("*", "cases"), ("found_in_text",), "record", CASES, work.read_text, ("contexts",)),
    Step("settle_codings", ("*", "cases"), ("coder_answers", "coded_answers", "case_strata", "coded_cases"),
         "record", CASES, work.settle, ("contexts", "codings")),
    Step("measure_agreement", ("codings", "coder_answers", "coded_answers", "coded_cases"), ("coder_agreement",),
         "record", JOINED, work.agree),
    Step("attribute", ("*", "cases", "event_records", "found_in_text", "coder_answers", "coded_answers", "persons",
                       "person_records", "linkage_draws", "set_draws", "sightings", "study_areas"),
         ("asked_criteria", "answer_patterns", "case_answers", "pattern_decisions", "attribution_counts",
          "attribution_losses"),
         "record", CASES, work.attribute, ("contexts", "definitions", "linkage")),
    Step("calibrate", ("cases", "case_answers", "answer_patterns", "pattern_decisions", "coder_answers",
                       "coded_answers", "coded_cases", "case_strata", "study_areas"),
         ("calibrations",), "record", CASES, work.calibrate, ("contexts", "definitions")),
    Step("count_victims", ("offences", "involvements", "nominals", "fraud_reports", "young_people_at_risk", "premises",
                           "partner_incidents", "population", "placed", "study_areas", "coverage", "cases",
                           "case_answers", "pattern_decisions", "persons", "person_records", "linkage_draws"),
         ("victimisations", "victim_counts"), "record", JOINED, work.count_victims, ("linkage",)),
    Step("count_dark", ("cases", "case_answers", "pattern_decisions", "involvements", "fraud_reports", "offences",
                        "placed", "study_areas", "area_lookup", "coverage", "partner_incidents", "lists", "nominals",
                        "person_records", "persons", "linkage_draws"),
         ("remote_counts", "remote_losses", "partner_counts", "list_overlaps", "anchored_counts"),
         "record", JOINED, work.dark, ("linkage",)),
    Step("locate", ("offences", "placed", "coverage", "study_areas"),
         ("located", "location_counts", "location_sources"), "record", JOINED, work.locate),
    Step("find_neighbours", ("study_areas",), ("area_neighbours",), "aggregate", JOINED, work.find_neighbours),
    Step("find_near_repeats", ("offences", "located", "location_sources", "cases", "coverage", "study_areas"),
         ("near_repeat_cells",), "record", JOINED, work.find_near_repeats),
    Step("find_hot_spots", ("offence_counts", "coverage", "study_areas", "cases", "area_neighbours", "location_counts"),
         ("hot_spots", "hot_spot_tests", "hot_spot_persistence"), "record", JOINED, work.find_hot_spots),
    Step("smear", ("offences", "located", "location_sources", "study_areas"), ("densities",), "record", JOINED,
         work.smear),
    Step("share_out_times", ("offences", "placed", "coverage"), ("time_windows",), "record", JOINED,
         work.share_out_times),
    Step("count_cases", ("*", "cases", "case_answers", "pattern_decisions", "coverage", "study_areas"),
         ("case_counts",), "record", CASES, work.count_cases, ("contexts",)),
    Step("picture", ("quality", "files", "coverage", "code_vintages", "study_areas", "network_counts",
                     "series_breaks"),
         ("findings",), "aggregate", QUESTIONS, work.picture),
    Step("attribution", ("quality", "offence_counts", "attribution_counts", "coder_agreement", "calibrations",
                         "study_areas"),
         ("findings",), "aggregate", QUESTIONS, work.attribution),
    Step("victimisation", ("offence_counts", "coverage", "study_areas", "remote_counts", "remote_losses",
                           "partner_counts", "list_overlaps", "anchored_counts", "reporting_rates",
                           "location_counts", "location_sources", "area_neighbours", "near_repeat_cells", "hot_spots",
                           "hot_spot_tests", "hot_spot_persistence", "densities", "time_windows", "series_breaks",
                           "case_counts", "attribution_counts", "victim_counts"),
         ("findings",), "aggregate", QUESTIONS, work.victimisation),
    Step("impact", ("attribution_losses",), ("findings",), "aggregate", QUESTIONS, work.impact),
    Step("nature", ("network_counts",), ("findings",), "aggregate", QUESTIONS, work.nature),
    Step("response", ("offence_counts", "study_areas", "network_counts"), ("findings",),
         "aggregate", QUESTIONS, work.response),
    Step("tables", ("findings", "quality", "refused", "files", "remarks", "persons", "groups", "group_links", "cases",
                    "case_answers", "pattern_decisions"),
         ("out/tables",),
         "record", PROFILE, work.write_tables, ("study", "cover")),
    Step("report", ("findings", "quality", "files", "remarks", "study_areas", "coverage", "groups", "persons", "ties",
                    "cases", "case_answers", "answer_patterns", "pattern_decisions", "asked_criteria"),
         ("out/report",), "record", PROFILE, work.write_report,
         ("study", "cover", "rules", "group_rules", "contexts", "definitions")),
)  # fmt: skip
"""After `read`, which the runner does once for each table that an extract may fill (one row of the page, since what
it needs is that table's files): see `pipeline/run.py`."""

READ = Step("read", ("extracts",), ("refused", "files", "remarks"), "record", EVIDENCE, work.read)


def by_name() -> Mapping[str, Step]:
    """Every step by its name, `read` first."""
    return {step.name: step for step in (READ, *STEPS)}
