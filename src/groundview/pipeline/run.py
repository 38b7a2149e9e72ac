"""The runner: does what is stale, in order, each step whole or not at all."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import msgspec

from groundview.errors import UsageProblem
from groundview.evidence.pole.sql import quoted
from groundview.evidence.pole.tables import extract_tables, tables
from groundview.evidence.records.schema import column_types, create_table
from groundview.evidence.records.store import Store, open_store
from groundview.pipeline.found import Supply, find_supply
from groundview.pipeline.keys import code_hash, digest, file_hashes, parameters
from groundview.pipeline.own import check_own
from groundview.pipeline.steps import READ, STEPS, Step, by_name
from groundview.pipeline.work import Work
from groundview.study import Declared


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one step: its rows and seconds, or that it was still good."""

    step: str
    n_rows: int
    seconds: float
    fresh: bool


Tell = Callable[[Done], None]
Progress = Callable[[str, int], None]


def run(study: Declared, *, until: str = "", tell: Tell, progress: Progress) -> list[Done]:
    """Remakes what is stale, up to and with the step `until` (empty for all); raises UsageProblem for a step that
    is not there and for a definition of the study's own that cannot be followed, and whatever a step raises. What was
    finished before an error or an interruption is kept."""
    _check(until)
    check_own(study)
    supply = find_supply(study)
    with open_store(study.store) as store:
        _prepare(store)
        runner = _Runner(study, store, supply, progress)
        done: list[Done] = []
        for name, work in runner.plan(until):
            done.append(runner.do(name, work))
            tell(done[-1])
        return done


class _Runner:
    """One run: what each step is made from, and what the ledger says was made before."""

    def __init__(self, study: Declared, store: Store, supply: Supply, progress: Progress) -> None:
        self.work = Work(study, store, progress)
        self.supply = supply
        self.hashes = file_hashes(store, supply.files)
        self.ledger = dict(store.connection.execute("SELECT step, key FROM ledger").fetchall())
        self.keys = self.work.keys
        self.work.inputs.extend(self._inputs())

    def plan(self, until: str) -> Iterator[tuple[str, Work]]:
        """Each step to look at, by the name it has in the ledger: `read` once a table, then the page in order."""
        for table in sorted(extract_tables()):
            yield f"read:{table}", replace(self.work, table=table, files=self.supply.of(table))
        if until == READ.name:
            return
        for step in STEPS:
            yield step.name, self.work
            if step.name == until:
                return

    def do(self, name: str, work: Work) -> Done:
        """Does a step where its key has changed or what it makes is gone."""
        step = by_name()[name.partition(":")[0]]
        self.keys[name] = self._key(step, work)
        if self.ledger.get(name) == self.keys[name] and self._stands(step):
            return Done(name, 0, 0.0, fresh=True)
        began = time.monotonic()
        with work.store.transaction():
            n_rows = step.do(work)
            work.store.drop_temporary()
            # A step may leave a file that its next run starts from: a trained model, the ids of persons.
            self.keys[name] = self._key(step, work)
            work.store.connection.execute("DELETE FROM ledger WHERE step = ?", [name])
            work.store.connection.execute(
                "INSERT INTO ledger VALUES (?, ?, ?)", [name, self.keys[name], n_rows]
            )
        return Done(name, n_rows, time.monotonic() - began, fresh=False)

    def _key(self, step: Step, work: Work) -> str:
        made_from = self._files(work) if work.table else self._needed(step)
        settings = parameters(self.work.study, step.parameters)
        return digest([step.name, code_hash(step.code), settings, made_from])

    def _files(self, work: Work) -> list[list[object]]:
        return [
            [file.name, self.hashes[file.file.path], msgspec.to_builtins(file.source)] for file in work.files
        ]

    def _needed(self, step: Step) -> list[str]:
        """The keys of the steps that make what this one needs; `*` is every table that an extract may fill."""
        makers = {table: name for name, made in self._made().items() for table in made}
        reads = [key for name, key in self.keys.items() if name.startswith("read:")]
        if "*" in step.needs:
            return reads + [self.keys[makers[need]] for need in step.needs if need in makers]
        keys: list[str] = []
        for need in step.needs:
            if need in READ.makes:
                keys += reads
            elif need == "findings":
                keys += [self.keys[one.name] for one in STEPS if need in one.makes]
            else:
                keys.append(self.keys[makers.get(need, f"read:{need}")])
        return keys

    def _made(self) -> dict[str, tuple[str, ...]]:
        return {step.name: step.makes for step in STEPS}

    def _stands(self, step: Step) -> bool:
        """Whether what a step wrote outside the store is still there."""
        folders = [self.work.study.folder / made for made in step.makes if made.startswith("out/")]
        return all(folder.is_dir() and any(folder.iterdir()) for folder in folders)

    def _inputs(self) -> list[dict[str, str]]:
        return [
            {"file": file.name, "source": file.source.source, "sha256": self.hashes[file.file.path]}
            for file in sorted(self.supply.files, key=lambda file: file.name)
        ]


def _prepare(store: Store) -> None:
    """Makes sure that every declared table is there with its declared columns, empty where nothing has filled it.
    Where one has other columns, or is declared no more, another version made it: everything is then made again."""
    wanted = {name: list(column_types(table).items()) for name, table in tables().items()}
    there = _columns_there(store)
    with store.transaction():
        for name, columns in wanted.items():
            if there.get(name) != columns:
                store.connection.execute(create_table(tables()[name]))
        for name in there.keys() - wanted.keys():
            store.connection.execute(f"DROP TABLE {quoted(name)}")
        if any(columns != wanted.get(name) for name, columns in there.items()):
            store.connection.execute("DELETE FROM ledger")


def _columns_there(store: Store) -> dict[str, list[tuple[str, str]]]:
    """The columns of each table of the store with their types, in their order."""
    found: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in store.connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal "
        "AND schema_name = 'main' AND database_name = current_database() ORDER BY table_name, column_index"
    ).fetchall():
        found.setdefault(table, []).append((column, kind))
    return found


def _check(until: str) -> None:
    if until and until not in by_name():
        raise UsageProblem(f"There is no step {until}.", next_step=f"The steps are {', '.join(by_name())}.")
