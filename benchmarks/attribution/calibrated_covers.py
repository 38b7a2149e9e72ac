"""How often calibrated shares hold the truth, and how much narrower they are than the coded cases alone.

One synthetic city is run as a study is. Of every context with enough cases, samples are drawn again and again, simply
or in the strata of `groundview code sample`; coders answer what is true; the rule is fitted to the sample from the
criteria as the records have them, errors and all. Fixed cases, many samples: what the interval speaks of.
Run: python benchmarks/attribution/calibrated_covers.py [SAMPLES [DIRT]]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.attribution.calibrate.cells import Cell
from groundview.evidence.attribution.calibrate.features import SIGNS, features_of
from groundview.evidence.attribution.calibrate.judged import Judged
from groundview.evidence.attribution.calibrate.rule import rule_of
from groundview.evidence.attribution.calibrate.share import Help, shares_of
from groundview.evidence.attribution.definition import definitions
from groundview.evidence.attribution.readings import everything_asked
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.coding.case_name import name_cases
from groundview.evidence.coding.sample.design import design
from groundview.evidence.coding.sample.frame import make_frame, put_taken
from groundview.evidence.coding.sample.frame_file import read_frame
from groundview.evidence.records.by_hand.dealing import dealt
from groundview.evidence.records.store import Store, open_store
from groundview.pipeline.demo import start_demo
from groundview.pipeline.run import run
from groundview.study import open_study
from groundview.synth.dials import Dials

SIZES = (100, 300, 1000)
ENOUGH = 2000
"""Cases of a context of which samples of a thousand may be drawn."""
Numbers = NDArray[np.int64]

FRAME = """
    -- One row per case of a context: pattern, stratum, and what is true of it under every definition.
    SELECT pattern_id, coding_frame.stratum, planted.* FROM cases JOIN coding_frame USING (case_id)
    JOIN case_answers USING (case_id)
    JOIN (SELECT context, case_ref, bool_or(COLUMNS('meets_.*'))::INTEGER FROM read_parquet(?)
        WHERE case_ref IS NOT NULL GROUP BY context, case_ref) AS planted
        ON planted.context = cases.context AND planted.case_ref = cases.case_ref
    WHERE cases.context = ? ORDER BY case_id"""
DECIDED = "SELECT pattern_id, answer FROM pattern_decisions WHERE context = ? AND definition = ?"


@dataclass(frozen=True, slots=True)
class World:
    """The cases of a context, a row each, and the patterns of answers."""

    pattern: Numbers
    stratum: Numbers
    names: tuple[str, ...]
    features: NDArray[np.float64]
    truth: Mapping[str, Numbers]
    decided: Mapping[str, NDArray[np.float64]]


def worlds(store: Store, truth: Path) -> Iterator[tuple[str, World]]:
    """Every context with enough cases."""
    numbers, features = features_of(store.connection, everything_asked(definitions()))
    name_cases(store.connection)
    put_taken(store.connection, [])
    read_frame(store.connection, truth)
    for context in contexts():
        make_frame(store.connection, context, design(), strata=True, number=1)
        found = store.connection.execute(FRAME, [str(truth / "cases.parquet"), context.context]).fetchnumpy()
        if len(found["pattern_id"]) < ENOUGH:
            continue
        names, stratum = np.unique(np.ma.getdata(found["stratum"]).astype(str), return_inverse=True)
        judged = [one.name for one in definitions() if one.coded and f"meets_{one.name}" in found]
        answers = {
            name: dict(store.connection.execute(DECIDED, [context.context, name]).fetchall())
            for name in judged
        }
        yield (
            context.context,
            World(
                pattern=np.searchsorted(numbers, np.ma.getdata(found["pattern_id"])),
                stratum=stratum.astype(np.int64),
                names=tuple(names),
                features=features,
                truth={name: np.ma.getdata(found[f"meets_{name}"]).astype(np.int64) for name in judged},
                decided={
                    name: np.array([SIGNS[(said.get(number) or "-")[0]] for number in numbers.tolist()])
                    for name, said in answers.items()
                },
            ),
        )


def sample(world: World, n: int, *, strata: bool, seed: int) -> tuple[Numbers, Numbers]:
    """The rows that are drawn, and the strata that all cases are counted in."""
    random = np.random.default_rng(seed)
    if not strata:
        return random.choice(world.pattern.size, n, replace=False), np.zeros_like(world.stratum)
    sizes = {name: int(np.sum(world.stratum == row)) for row, name in enumerate(world.names)}
    given = dealt(sizes, n, weighs=design().weighs, least=design().least)
    drawn = [
        random.choice(np.flatnonzero(world.stratum == row), given[name], replace=False)
        for row, name in enumerate(world.names)
    ]
    return np.concatenate(drawn), world.stratum


def one_study(world: World, name: str, rows: Numbers, strata: Numbers) -> tuple[float, float, float, float]:
    """The bounds of the calibrated share, and of the coded cases alone."""
    kinds, cases = np.unique(np.stack([world.pattern, strata]), axis=1, return_counts=True)
    met = world.truth[name][rows].astype(float)
    none = np.zeros(rows.size, dtype=bool)
    coded = Judged(rows, met, met, met, none, world.pattern[rows], strata[rows], None)
    rule = rule_of(coded, world.features, world.decided[name])
    made = shares_of(
        Cell(("", "", "", ""), rows, *kinds, cases), coded, Help(rule.coded, rule.patterns[kinds[0]])
    )
    calibrated, alone = made.calibrated.sampling, made.classical.sampling
    assert calibrated
    assert alone
    return float(calibrated.low), float(calibrated.high), float(alone.low), float(alone.high)


def main(samples: int, dirt: float) -> None:
    """Prints one row a context, definition, design and size."""
    print(
        "| context | definition | true | design | coded | covers | alone | width / alone |\n|---|---|---|---|---|---|---|---|"
    )
    with TemporaryDirectory() as folder:
        start_demo(Path(folder) / "study", Dials(dirt=dirt), lambda word: None)
        study = open_study(Path(folder) / "study")
        run(study, until="attribute", tell=lambda done: None, progress=lambda name, n_rows: None)
        with open_store(study.store) as store:
            there = list(worlds(store, study.folder / "world" / "truth"))
    for context, world in there:
        for name, truth in world.truth.items():
            for strata in (False, True):
                for n in SIZES:
                    drawn = [sample(world, n, strata=strata, seed=seed) for seed in range(samples)]
                    low, high, alone_low, alone_high = np.array(
                        [one_study(world, name, *one) for one in drawn]
                    ).T
                    true = truth.mean()
                    covers, alone = (
                        np.mean((a <= true) & (true <= b)) for a, b in ((low, high), (alone_low, alone_high))
                    )
                    ratio = np.mean(high - low) / np.mean(alone_high - alone_low)
                    how = "strata" if strata else "simple"
                    print(
                        f"| {context} | {name} | {true:.3f} | {how} | {n} | {covers:.3f} | {alone:.3f} | {ratio:.2f} |",
                        flush=True,
                    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, float(sys.argv[2]) if len(sys.argv) > 2 else 1.0)
