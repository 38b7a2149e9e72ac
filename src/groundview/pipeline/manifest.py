"""The manifest: what a run was made from and what it made, so that anyone can tell whether theirs is the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

import msgspec

from groundview.evidence.attribution.losses import SEED as LOSSES
from groundview.evidence.pole.codes.code_table import VERSION as CODES
from groundview.pipeline.outputs import Written
from groundview.questions.victimisation.concentration_in_places import SEED
from groundview.study import Declared
from groundview.version import __version__

LIBRARIES = ("duckdb", "numpy", "scipy", "shapely", "convertbng", "splink", "phonenumbers", "rapidfuzz")


def write_manifest(
    study: Declared, inputs: Sequence[Mapping[str, str]], keys: Mapping[str, str], written: Sequence[Written]
) -> None:
    """Writes `out/manifest.json`, last of all: where it stands, everything that it names is whole."""
    about = msgspec.to_builtins(study.file)
    content: dict[str, Any] = {
        "groundview": __version__,
        "libraries": {name: installed(name) for name in LIBRARIES},
        "seeds": {
            "bootstrap of places": SEED,
            "bootstrap of losses": LOSSES,
            "plausible linkages": study.file.linkage.seed,
        },
        "codes": CODES,
        "parameters": {name: about[name] for name in ("study", "cover", "denominators", "linkage")},
        "inputs": list(inputs),
        "steps": dict(sorted(keys.items())),
        "tables": [{"name": table.name, "rows": table.n_rows, "sha256": table.sha256} for table in written],
    }
    write_whole(
        study.out / "tables" / "manifest.json", json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    )


def input_hashes(study: Declared) -> dict[str, str]:
    """The SHA-256 of every input by its name, from the manifest of the last run; empty before the first."""
    path = study.out / "tables" / "manifest.json"
    if not path.is_file():
        return {}
    return {
        entry["file"]: entry["sha256"] for entry in json.loads(path.read_text(encoding="utf-8"))["inputs"]
    }


def write_whole(path: Path, text: str) -> None:
    """Writes a text file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(path)
