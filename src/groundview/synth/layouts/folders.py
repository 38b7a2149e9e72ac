"""Which rows go into which folder: all into the standard extract; each force's own into its folder, in its layout;
what is no force's own, or what no force keeps, into a shared one, as whoever publishes it writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from groundview.synth.layouts.declared import OF_FORCES, SHARED, STANDARD, Layout, layouts, standard_layout
from groundview.synth.layouts.mapping import mapping
from groundview.synth.layouts.output import Written, write_file
from groundview.synth.layouts.planting import plant
from groundview.synth.layouts.table import Rows
from groundview.synth.world import World

FORCES, MAPPINGS = "forces", "mappings"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to write: its name below the study, whose it is, its files by table, and its mapping files by name."""

    name: str
    publisher: str
    rows: list[Rows]
    mapped: list[Layout] = field(default_factory=list)


def folders(world: World, made: Sequence[str]) -> list[Folder]:
    """The folders of a world whose tables std_TABLE are `made`."""
    forces = world.db.execute("SELECT force_id, key, name FROM force ORDER BY force_id").fetchall()
    own = [_of_force(world, made, force) for force in forces]
    return [
        Folder(STANDARD, "", _with_any(Rows(world, _standard(world, table)) for table in sorted(made))),
        *own,
        _shared(world, made, {rows.layout.table for folder in own for rows in folder.rows}),
    ]


def write_folder(world: World, study: Path, folder: Folder) -> list[Written]:
    """Writes the files of one folder, and their mapping files beside it."""
    place = study / folder.name
    place.mkdir(parents=True)
    counts = {rows.layout.table: rows.count for rows in folder.rows}
    planted = plant(
        world,
        place.name,
        {rows.layout.table: (rows.layout, counts[rows.layout.table]) for rows in folder.rows},
    )
    for rows in folder.rows:
        if rows.layout in folder.mapped:
            _write_mapping(place, folder.publisher, rows)
    return [
        write_file(place, rows, counts[rows.layout.table], planted[rows.layout.table]) for rows in folder.rows
    ]


def _write_mapping(place: Path, publisher: str, rows: Rows) -> None:
    name = f"{place.name}_{rows.layout.table}"
    path = place.parent / MAPPINGS / f"{name}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(mapping(rows.layout, name, publisher, rows.constants()), encoding="utf-8", newline="\n")


def _of_force(world: World, made: Sequence[str], force: tuple[int, str, str]) -> Folder:
    number, key, name = force
    declared = [layout for table, layout in layouts(OF_FORCES[number]).items() if table in made]
    rows = _with_any(Rows(world, layout, f"_force = {number}") for layout in declared)
    return Folder(f"{FORCES}/{key}", name, rows, declared)


def _shared(world: World, made: Sequence[str], kept_by_forces: set[str]) -> Folder:
    declared = layouts(SHARED)
    rows = [
        Rows(
            world,
            declared.get(table) or _standard(world, table),
            "_force IS NULL" if table in kept_by_forces else "",
        )
        for table in sorted(made)
    ]
    return Folder(f"{FORCES}/{SHARED}", "", _with_any(rows), list(declared.values()))


def _with_any(rows: Iterable[Rows]) -> list[Rows]:
    return [one for one in rows if one.count]


def _standard(world: World, table: str) -> Layout:
    described = world.db.execute(f"DESCRIBE std_{table}").fetchall()
    return standard_layout(
        table, tuple(str(row[0]) for row in described if row[0] not in ("_id", "_force", "wkt"))
    )
