"""A trained model kept with the study and used again, so that a later run weighs as the first did."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from groundview.evidence.linkage.model.names import name_forms
from groundview.evidence.linkage.model.settings import settings

VERSION = 1
"""Goes up when the columns that are compared change their meaning."""


def model_at(path: Path, learn: Callable[[], dict[str, Any]]) -> Mapping[str, Any]:
    """The model kept at `path`; where there is none, or one of other settings, a new one is learnt and kept there."""
    kept = _kept(path)
    if kept is None:
        kept = {"made_for": made_for(), "model": learn()}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    model: dict[str, Any] = kept["model"]
    return model


def made_for() -> str:
    """A hash of all that a model's weights hang on but the records."""
    content = json.dumps([VERSION, settings(), name_forms()], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _kept(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return found if isinstance(found, dict) and found.get("made_for") == made_for() else None
