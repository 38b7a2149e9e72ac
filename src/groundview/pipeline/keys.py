"""Keys: the hash of all that decides what a step makes. Where it is the same, the step need not be done again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from groundview.evidence.records.intake import Incoming
from groundview.evidence.records.store import Store
from groundview.evidence.sources.reading.content import hash_of
from groundview.study import Declared

PACKAGE = Path(__file__).parent.parent
STUDY_FILES = {
    "rules": ("rules/*.yml",),
    "model": ("linkage/model.json",),
    "judgements": ("linkage/judgements.csv",),
    "known_ids": ("linkage/known_ids.parquet",),
    "group_rules": ("linkage/rules/*.yml",),
    "contexts": ("contexts/*/*.yml",),
    "definitions": ("definitions/*.yml",),
    "codings": ("coding/*/codings.csv", "coding/*/*.design.csv", "coding/*/frame.parquet"),
}
"""Files of a study that decide what some steps make, by the word that `pipeline/steps.py` has for them."""

CODE = (".py", ".yml", ".csv", ".html", ".css", ".js", ".json")


def digest(content: Any) -> str:
    """The hash of anything that JSON can hold."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


@cache
def code_hash(places: tuple[str, ...]) -> str:
    """The hash of the program's own files in some of its folders."""
    files = sorted(path for place in places for path in _files(PACKAGE / place))
    return digest([(path.relative_to(PACKAGE).as_posix(), hash_of(path)) for path in files])


def parameters(study: Declared, names: Sequence[str]) -> dict[str, Any]:
    """The parts of the study that decide what a step makes: of its file, and of the files that people or earlier
    runs left in its folder (disclosure rules, the trained linkage model, judgements, ids, group rules)."""
    said = msgspec.to_builtins(study.file)
    said["period"] = {name: said["study"][name] for name in ("period_from", "period_to")}
    return {
        name: _hashes(study.folder, STUDY_FILES[name]) if name in STUDY_FILES else said[name]
        for name in names
    }


def _hashes(folder: Path, patterns: Sequence[str]) -> dict[str, str]:
    files = sorted(path for pattern in patterns for path in folder.glob(pattern))
    return {path.relative_to(folder).as_posix(): hash_of(path) for path in files}


def file_hashes(store: Store, files: Sequence[Incoming]) -> dict[Path, str]:
    """The hash of every file of this machine that the study reads. A file whose size and time of change are those
    that the store remembers is not read again."""
    known = {
        (path, size, changed): sha
        for path, size, changed, sha in store.connection.execute("SELECT * FROM inputs").fetchall()
    }
    found: dict[Path, str] = {}
    rows: list[tuple[str, int, int, str]] = []
    for path in sorted({file.file.path for file in files}):
        seen = path.stat()
        mark = (str(path.resolve()), seen.st_size, seen.st_mtime_ns)
        found[path] = known.get(mark) or hash_of(path)
        rows.append((*mark, found[path]))
    with store.transaction():
        store.connection.execute("DELETE FROM inputs")
        if rows:
            store.connection.executemany("INSERT INTO inputs VALUES (?, ?, ?, ?)", rows)
    return found


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [path for path in place.rglob("*") if path.suffix in CODE and path.is_file()]
