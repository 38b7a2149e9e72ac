"""What each step does: the one place where the rooms are called in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from groundview.evidence.attribution.attribute import make_attributions
from groundview.evidence.attribution.calibrate.calibrate import make_calibrations
from groundview.evidence.attribution.definition import definitions
from groundview.evidence.cases.acting import make_event_records
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.cases.find import make_cases
from groundview.evidence.coding.agreement import measure_agreement
from groundview.evidence.coding.settle import settle_codings
from groundview.evidence.coding.text.read import read_texts
from groundview.evidence.linkage.collective import raise_pairs
from groundview.evidence.linkage.compare import make_person_pairs
from groundview.evidence.linkage.identify import make_person_records
from groundview.evidence.linkage.link import make_persons
from groundview.evidence.linkage.sightings import make_sightings
from groundview.evidence.networks.groups import make_groups
from groundview.evidence.networks.takings_part import make_takings_part
from groundview.evidence.networks.ties import make_ties
from groundview.evidence.pole.tables import extract_tables
from groundview.evidence.records.areas import make_areas
from groundview.evidence.records.count import count as count_offences
from groundview.evidence.records.intake import FileLog, Incoming, read_table
from groundview.evidence.records.log import log_files
from groundview.evidence.records.place import place as place_offences
from groundview.evidence.records.quality import make_quality
from groundview.evidence.records.store import Store
from groundview.evidence.victims.counts.count_victims import make_victim_counts
from groundview.evidence.victims.dark import count_dark
from groundview.pipeline.findings import answer
from groundview.study import Declared


@dataclass(slots=True)
class Work:
    """What a step has in hand: the study, its open store, for `read` the table and its files, for the last steps
    what the run was made from."""

    study: Declared
    store: Store
    progress: Callable[[str, int], None]
    table: str = ""
    files: list[Incoming] = field(default_factory=list)
    inputs: list[dict[str, str]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)


def read(work: Work) -> int:
    """Reads every file of one table, and logs what became of each."""
    table = extract_tables()[work.table]
    logs: list[FileLog] = read_table(work.store, table, work.files, work.progress)
    log_files(work.store, table, logs)
    return work.store.count(work.table)


def areas(work: Work) -> int:
    """Makes the areas of the study."""
    return make_areas(work.store, work.study.file.denominators.residents)


def place(work: Work) -> int:
    """Puts every offence into its area."""
    return place_offences(work.store)


def count(work: Work) -> int:
    """Counts offences over the study's period."""
    about = work.study.file.study
    return count_offences(work.store, about.period_from, about.period_to)


def quality(work: Work) -> int:
    """Measures what is complete and what is missing."""
    return make_quality(work.store)


def identify(work: Work) -> int:
    """Makes the records of persons comparable."""
    return make_person_records(work.store)


def sight(work: Work) -> int:
    """Writes identifiers and addresses in one way."""
    return make_sightings(work.store)


def compare(work: Work) -> int:
    """Compares records of persons, pair by pair."""
    make_person_pairs(work.store, work.study.linkage / "model.json")
    return raise_pairs(work.store)


def link(work: Work) -> int:
    """Says which records are one person, and what else would be plausible."""
    asked = work.study.file.linkage
    return make_persons(work.store, work.study.linkage, asked.draws, asked.seed)


def take_part(work: Work) -> int:
    """Says which record of a person takes part in which event."""
    return make_takings_part(work.store)


def join_up(work: Work) -> int:
    """Joins persons by the events that they take part in."""
    return make_ties(work.store)


def group(work: Work) -> int:
    """Makes linked sets of persons, and counts over every plausible linkage."""
    asked = work.study.file.linkage
    return make_groups(work.store, work.study.linkage / "rules", asked.draws, asked.seed)


def find_cases(work: Work) -> int:
    """Finds the cases of every context, and who is recorded as acting in them."""
    asked = contexts(work.study.contexts)
    neighbourhoods = {one.name: one.areas for one in work.study.file.neighbourhoods}
    make_event_records(work.store, asked)
    return make_cases(work.store, asked, neighbourhoods)


def read_text(work: Work) -> int:
    """Looks for what free text says."""
    return read_texts(work.store, contexts(work.study.contexts), work.study.contexts)


def settle(work: Work) -> int:
    """Settles what coders answered."""
    return settle_codings(work.store, work.study.coding, contexts(work.study.contexts))


def agree(work: Work) -> int:
    """Measures how far coders agree."""
    return measure_agreement(work.store)


def attribute(work: Work) -> int:
    """Asks every criterion of every case, and runs every definition over them."""
    asked, drawn = contexts(work.study.contexts), work.study.file.linkage.draws
    return make_attributions(work.store, asked, definitions(work.study.definitions), drawn)


def calibrate(work: Work) -> int:
    """Estimates shares from coded cases and criteria together."""
    asked = contexts(work.study.contexts)
    return make_calibrations(work.store, asked, definitions(work.study.definitions))


def count_victims(work: Work) -> int:
    """Says whom events befell, and counts victims over every plausible linkage."""
    return make_victim_counts(work.store, work.study.file.linkage.draws)


def dark(work: Work) -> int:
    """Counts what is hidden: suspects elsewhere, partners' incidents, lists, and kinds that a survey asks of."""
    return count_dark(work.store, work.study.file.linkage.draws)


def picture(work: Work) -> int:
    """How much of the picture can be seen."""
    return answer(work.store, "picture")


def attribution(work: Work) -> int:
    """What is organised."""
    return answer(work.store, "attribution")


def victimisation(work: Work) -> int:
    """Question 1: scale and distribution of victimisation."""
    return answer(work.store, "victimisation")


def impact(work: Work) -> int:
    """Question 2: impact on communities."""
    return answer(work.store, "impact")


def nature(work: Work) -> int:
    """Question 3: the nature of it."""
    return answer(work.store, "nature")


def response(work: Work) -> int:
    """Question 4: the response."""
    return answer(work.store, "response")


def write_tables(work: Work) -> int:
    """Writes `out/tables/` and the manifest."""
    from groundview.pipeline.manifest import write_manifest
    from groundview.pipeline.outputs import write_parquet

    written = write_parquet(work.store, work.study.out / "tables")
    write_manifest(work.study, work.inputs, work.keys, written)
    return sum(table.n_rows for table in written)


def write_report(work: Work) -> int:
    """Writes the profile for internal readers."""
    from groundview.pipeline.report import write_profile

    return write_profile(work.study, work.store, "internal", "html")
