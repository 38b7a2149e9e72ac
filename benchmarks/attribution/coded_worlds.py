"""A synthetic city's cases as arrays: what the criteria say of each, the stratum it is drawn in, and what is true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from groundview.evidence.attribution.calibrate.features import SIGNS, features_of
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

ENOUGH = 200
"""Cases of a context of which samples of a hundred may be drawn."""
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

    context: str
    pattern: Numbers
    stratum: Numbers
    names: tuple[str, ...]
    features: NDArray[np.float64]
    truth: Mapping[str, Numbers]
    decided: Mapping[str, NDArray[np.float64]]

    def drawn(self, n: int, *, strata: bool, seed: int) -> Numbers:
        """The rows of a sample, simply or in the strata of `groundview code sample`."""
        random = np.random.default_rng(seed)
        if not strata:
            return random.choice(self.pattern.size, n, replace=False)
        sizes = {name: int(np.sum(self.stratum == row)) for row, name in enumerate(self.names)}
        given = dealt(sizes, n, weighs=design().weighs, least=design().least)
        parts = [
            random.choice(np.flatnonzero(self.stratum == row), given[name], replace=False)
            for row, name in enumerate(self.names)
        ]
        return np.concatenate(parts)


def worlds(dials: Dials) -> list[World]:
    """Every context with enough cases, of a city that is run as a study is."""
    with TemporaryDirectory() as folder:
        start_demo(Path(folder) / "study", dials, lambda word: None)
        study = open_study(Path(folder) / "study")
        run(study, until="attribute", tell=lambda done: None, progress=lambda name, n_rows: None)
        with open_store(study.store) as store:
            return list(_worlds(store, study.folder / "world" / "truth"))


def _worlds(store: Store, truth: Path) -> Iterator[World]:
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
        yield World(
            context=context.context,
            pattern=np.searchsorted(numbers, np.ma.getdata(found["pattern_id"])).astype(np.int64),
            stratum=stratum.astype(np.int64),
            names=tuple(names),
            features=features,
            truth={name: np.ma.getdata(found[f"meets_{name}"]).astype(np.int64) for name in judged},
            decided={name: _decided(store, context.context, name, numbers) for name in judged},
        )


def _decided(store: Store, context: str, definition: str, numbers: Numbers) -> NDArray[np.float64]:
    said = dict(store.connection.execute(DECIDED, [context, definition]).fetchall())
    return np.array([SIGNS[(said.get(number) or "-")[0]] for number in numbers.tolist()])
