"""Does the true share lie between what the records prove and what they do not rule out? Synthetic worlds, every
context, definition and area.

Every seed is another world, run as a study is, from its extracts. A cell is a context, a definition, and an area, a
city, a planted neighbourhood or the whole study, in all or by year. The truth of a cell is the share of its cases that
meet the planted definition; cases that no extract holds are not in it. With dirt 0 nothing that is recorded is untrue,
which is what the bounds assume; with dirt 1 records are wrong as often as the world declares.
Run: python benchmarks/attribution/bounds_hold.py [SEEDS [SIZE [DIRT [FIRST]]]]
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from groundview.evidence.records.store import Store, open_store
from groundview.pipeline.demo import start_demo
from groundview.pipeline.run import run
from groundview.study import open_study
from groundview.synth.dials import Dials, Size

TRUE = """
    WITH planted AS (
        UNPIVOT (SELECT context, case_ref, COLUMNS('meets_.*') FROM read_parquet(?))
        ON COLUMNS('meets_.*') INTO NAME definition VALUE met),
    true_answers AS (
        SELECT context, case_ref, definition[7:] AS definition, bool_or(met) AS met FROM planted
        WHERE case_ref IS NOT NULL GROUP BY ALL),
    judged AS (
        -- One row per case and definition: what is true of it, and what the records say.
        SELECT cases.context, definition, area_code, coalesce(neighbourhood, '') AS neighbourhood,
            coalesce(strftime(happened_on, '%Y'), '') AS year, met, answer
        FROM cases JOIN case_answers USING (case_id) JOIN pattern_decisions USING (context, pattern_id)
        JOIN true_answers USING (context, case_ref, definition)),
    in_cells AS (
        SELECT judged.* EXCLUDE (area_code), unnest([coalesce(area_code, '?'), coalesce(parent, '?'), '',
            CASE WHEN neighbourhood <> '' THEN 'in ' || neighbourhood ELSE '?' END]) AS place
        FROM judged LEFT JOIN study_areas USING (area_code))
    -- One row per cell: the share proved, the share not ruled out, the true share.
    SELECT context, definition, place, period, count(*) AS n, avg((answer = 'yes' IS TRUE)::INTEGER) AS low,
        avg((answer = 'no' IS NOT TRUE)::INTEGER) AS high, avg(met::INTEGER) AS true_share,
        count(*) FILTER (answer = 'yes' AND NOT met) AS n_wrongly_proved,
        count(*) FILTER (answer = 'no' AND met) AS n_wrongly_ruled_out, count(answer) AS n_answered
    FROM in_cells, LATERAL (SELECT '' AS period UNION SELECT year) AS periods
    WHERE place <> '?' GROUP BY ALL"""


MANY = 100
"""Cases of a cell, from which on it is said how far it misses the truth."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One world: cells, those whose truth is held; cases under every definition, those that the records answer, and
    those that they answer wrongly; and the cells that miss the truth, by how much at most."""

    cells: int
    held: int
    asked: int
    answered: int
    wrong: int
    furthest: float
    missed: tuple[str, ...]


def world(dials: Dials) -> Seen:
    """Builds and runs one world, and holds its cells against the truth."""
    with TemporaryDirectory() as folder:
        start_demo(Path(folder) / "study", dials, lambda word: None)
        study = open_study(Path(folder) / "study")
        run(study, until="attribute", tell=lambda done: None, progress=lambda name, n_rows: None)
        with open_store(study.store) as store:
            return held(store, study.folder / "world" / "truth")


def held(store: Store, truth: Path) -> Seen:
    """The cells of a study that is attributed, held against the truth of its world."""
    rows = store.connection.execute(TRUE, [str(truth / "cases.parquet")]).fetchall()
    missed = [row for row in rows if not row[5] <= row[7] <= row[6]]
    whole = [row for row in rows if row[2] == "" and row[3] == ""]
    return Seen(
        cells=len(rows),
        held=len(rows) - len(missed),
        asked=sum(row[4] for row in whole),
        answered=sum(row[10] for row in whole),
        wrong=sum(row[8] + row[9] for row in whole),
        furthest=max(
            (max(row[5] - row[7], row[7] - row[6]) for row in missed if row[4] >= MANY), default=0.0
        ),
        missed=tuple(
            f"{context}.{definition}.{place or 'all'}.{period}: {low:.3f} to {high:.3f}, true {true:.3f} of {n}"
            for context, definition, place, period, n, low, high, true, *_ in missed
        ),
    )


def main(seeds: int, size: Size, dirt: float, first: int) -> None:
    """Prints one row a world, and all together."""
    print(
        "| seed | cells | held | cases asked | answered | wrongly | furthest |\n|---|---|---|---|---|---|---|"
    )
    found = []
    for seed in range(first, first + seeds):
        one = world(Dials(seed=seed, size=size, dirt=dirt))
        found.append(one)
        print(line(str(seed), one), flush=True)
        for missed in one.missed:
            print(f"  {missed}", file=sys.stderr, flush=True)
    print(line("all", together(found)))


def together(found: list[Seen]) -> Seen:
    """All worlds as one."""
    cells, held, asked, answered, wrong = (
        sum(getattr(one, name) for one in found) for name in ("cells", "held", "asked", "answered", "wrong")
    )
    return Seen(cells, held, asked, answered, wrong, max(one.furthest for one in found), ())


def line(name: str, one: Seen) -> str:
    """One row of the table."""
    return (
        f"| {name} | {one.cells:,} | {one.held:,} ({one.held / one.cells:.2%}) | {one.asked:,} | {one.answered:,} "
        f"| {one.wrong:,} ({one.wrong / one.answered:.2%}) | {one.furthest:.3f} |"
    )


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else 50,
        given[1] if len(given) > 1 else "small",  # type: ignore[arg-type]
        float(given[2]) if len(given) > 2 else 0.0,
        int(given[3]) if len(given) > 3 else 1,
    )
