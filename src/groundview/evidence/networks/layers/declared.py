"""Layers of ties: what may join two persons, each declared in one file of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem

HERE = Path(__file__).parent


class Layer(Declaration, frozen=True):
    """One kind of tie.

    `event` says what joins persons and `dated` when; `most_persons` is the most persons an event may have before it
    joins nobody, none where there is no such limit. `refers_to` is the table and key that `thing` is a reference of;
    empty for things that are the same wherever they are seen. `sql` gives one row per person record in an event:
    thing, event, nominal_ref, role, happened_on, source_table, source_file, source_row.
    """

    layer: str
    label: str
    event: str
    dated: str
    sql: str
    most_persons: int | None = None
    refers_to: str = ""
    about: str = ""


@cache
def layers() -> Mapping[str, Layer]:
    """Every layer by its name; raises UsageProblem where a file and its layer have different names."""
    found = {path.stem: load_yaml(path, Layer) for path in sorted(HERE.glob("*.yml"))}
    for name, layer in found.items():
        if layer.layer != name:
            raise UsageProblem(
                f"{name}.yml declares the layer {layer.layer}.", next_step="Give both one name."
            )
    return found
