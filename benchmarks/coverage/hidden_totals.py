"""Is the truth within what is said of what is hidden? Synthetic cities whose hidden numbers are known.

Every seed is another world: its standard extract, linked and counted as a study is. Three things are held against the
truth: the averaged total of each hidden population within its interval, with and without its doubt of linkage; the
share of each partner's incidents on police record within its evidence range; and the frauds behind those reported
within the interval that the survey's share gives. The first world trains the linkage model and the others use it.
Run: PYTHONPATH=src:benchmarks/coverage python benchmarks/coverage/hidden_totals.py [SEEDS [SIZE [FIRST]]]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from linkage_doubt import copy
from shapely import from_wkt, to_wkb

from groundview.evidence.cases.contexts import contexts
from groundview.evidence.cases.find import make_cases
from groundview.evidence.linkage.collective import raise_pairs
from groundview.evidence.linkage.compare import make_person_pairs
from groundview.evidence.linkage.identify import make_person_records
from groundview.evidence.linkage.link import make_persons
from groundview.evidence.linkage.sightings import make_sightings
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.areas import make_areas
from groundview.evidence.records.count import count
from groundview.evidence.records.place import place
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store, open_store
from groundview.evidence.victims.anchored import make_anchored_counts
from groundview.evidence.victims.list_overlaps import LIST_OVERLAPS
from groundview.evidence.victims.partner_counts import make_partner_counts
from groundview.questions.figures import Figures
from groundview.questions.measure import measures
from groundview.synth.build import build, record_extract
from groundview.synth.dials import Dials, Size

DRAWS = 20
TRUTH = {
    "hidden_total": "FROM world.hidden_total",
    "reported": """
        SELECT name AS partner, count(*) AS n, count(*) FILTER (reported) / count(*) AS share
        FROM world.std_partner_incidents AS given JOIN world.partner_incident ON incident_id = given._id
        JOIN world.partner USING (partner_id) GROUP BY name""",
    "frauds": "SELECT sum(reported) AS reported, sum(reported + unreported) AS total FROM world.hidden_fraud",
}
"""Tables of what is true, of those of a world."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure beside the truth: `low` and `high` are of its interval, `wide_low` and `wide_high` of it and the
    doubt of linkage together."""

    kind: str
    name: str
    truth: float
    value: float
    low: float
    high: float
    wide_low: float
    wide_high: float

    @property
    def held(self) -> bool:
        """Whether the truth lies within the interval; an end that is open holds everything."""
        return not (self.truth < self.low or self.truth > self.high)

    @property
    def held_wide(self) -> bool:
        """Whether it lies within the interval and the doubt of linkage together."""
        return not (self.truth < self.wide_low or self.truth > self.wide_high)


def fill(store: Store, dials: Dials) -> None:
    """Puts a world's standard extract, and what is true, into a store."""
    with tempfile.TemporaryDirectory() as folder:
        made = build(dials, duckdb.connect(str(Path(folder) / "world.duckdb")))
        present = record_extract(made)
        made.db.close()
        store.connection.execute(f"ATTACH '{folder}/world.duckdb' AS world (READ_ONLY)")
        for table in tables().values():
            store.connection.execute(create_table(table))
            if table.table in present:
                copy(store, table.table)
        shapes = store.connection.execute("SELECT code, wkt FROM world.std_areas").fetchall()
        for name, query in TRUTH.items():
            store.connection.execute(f"CREATE TABLE true_{name} AS {query}")
        store.connection.execute("DETACH world")
    # Boundaries, so that an offence with a point and no code is placed as in a study.
    for code, shape in shapes:
        store.connection.execute(
            "UPDATE areas SET geometry = ? WHERE code = ?", [to_wkb(from_wkt(shape)), code]
        )


def world(dials: Dials, model: Path) -> list[Seen]:
    """Builds, links and counts one world, and holds its figures against the truth."""
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "store" / "study.duckdb") as store,
    ):
        fill(store, dials)
        make_areas(store, "")
        place(store)
        count(store, "", "")
        make_person_records(store)
        make_sightings(store)
        make_person_pairs(store, model)
        raise_pairs(store)
        make_persons(store, Path(folder) / "linkage", DRAWS, dials.seed)
        make_cases(store, contexts(Path(folder) / "contexts"), {})
        make_partner_counts(store)
        make_anchored_counts(store)
        store.make(LIST_OVERLAPS, {"draws": DRAWS})
        return [*populations(store), *partners(store), *frauds(store)]


def populations(store: Store) -> Iterator[Seen]:
    """The averaged total of each hidden population."""
    truth = dict(store.connection.execute("SELECT population, total FROM true_hidden_total").fetchall())
    made = figures(store, "hidden_population")
    linkage = made.estimate.linkage
    for row, breakdown in enumerate(made.texts["breakdown"]):
        name = breakdown.removeprefix("population=")
        if name in truth:
            one = seen(made, row, "hidden population", name, truth[name])
            ends = (linkage.low[row], linkage.high[row]) if linkage else (np.nan, np.nan)
            wide = np.fmin(one.low, ends[0]), np.fmax(one.high, ends[1])
            yield Seen(
                one.kind, name, one.truth, one.value, one.low, one.high, float(wide[0]), float(wide[1])
            )


def partners(store: Store) -> Iterator[Seen]:
    """The share of each partner's supplied incidents that is on record."""
    made = figures(store, "partner_reporting_rate")
    where = {
        name: row
        for row, name in enumerate(made.texts["breakdown"])
        if not made.texts["area_code"][row] and not made.texts["period"][row]
    }
    for name, share in store.connection.execute(
        "SELECT partner, share FROM true_reported ORDER BY 1"
    ).fetchall():
        yield seen(made, where[f"partner={name}"], "partner", name, share, of="evidence")


def frauds(store: Store) -> Iterator[Seen]:
    """The frauds behind those that individuals reported: all that there truly were, as far as the share of
    individuals among reports goes."""
    made = figures(store, "estimated_incidents")
    rows = [
        row
        for row, (context, period) in enumerate(zip(made.texts["context"], made.texts["period"], strict=True))
        if context == "fraud" and not period
    ]
    reported, total = store.connection.execute("FROM true_frauds").fetchall()[0]
    counted = float(np.asarray(made.estimate.numerator)[rows[0]])
    yield seen(made, rows[0], "frauds", "all", counted / float(reported) * float(total))


def figures(store: Store, measure: str) -> Figures:
    """The figures of one measure, as a study makes them."""
    return measures()["victimisation", measure].figures(store.reader("aggregate"))


def seen(made: Figures, row: int, kind: str, name: str, truth: float, of: str = "sampling") -> Seen:
    """One figure beside the truth."""
    bounds = getattr(made.estimate, of)
    low, high = float(bounds.low[row]), float(bounds.high[row])
    return Seen(kind, name, truth, float(made.estimate.value[row]), low, high, low, high)


def main(seeds: int, size: Size, first: int) -> None:
    """Prints one row a figure, and how often the truth was held."""
    print("| seed | what | of | truth | figure | low | high | held | held with linkage |")
    print("|---|---|---|---|---|---|---|---|---|")
    found: list[Seen] = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + seeds):
            for one in world(Dials(seed=seed, size=size), Path(folder) / "model.json"):
                found.append(one)
                numbers = " | ".join(f"{each:,.4g}" for each in (one.truth, one.value, one.low, one.high))
                print(
                    f"| {seed} | {one.kind} | {one.name} | {numbers} | {one.held} | {one.held_wide} |",
                    flush=True,
                )
    for kind, name in dict.fromkeys((one.kind, one.name) for one in found):
        mine = [one for one in found if (one.kind, one.name) == (kind, name)]
        held, wide = sum(one.held for one in mine), sum(one.held_wide for one in mine)
        some = [one for one in mine if one.truth > 0] or mine
        width = np.median([(one.high - one.low) / max(one.truth, 1e-9) for one in some])
        ratio = np.median([one.value / max(one.truth, 1e-9) for one in some])
        print(
            f"{kind}, {name}: held in {held} of {len(mine)}, with linkage in {wide}; median width {width:.2f} of the "
            f"truth, median figure {ratio:.2f} of it"
        )


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 50,
        given[1] if len(given) > 1 else "small",  # type: ignore[arg-type]
        int(given[2]) if len(given) > 2 else 1,
    )
