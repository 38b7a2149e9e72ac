"""Why two records are, or are not, taken for one person: what is recorded of both, what each comparison says, what
else speaks for and against, and what was decided. For internal readers only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groundview.errors import UsageProblem
from groundview.evidence.linkage.assess.chain import Link, chain
from groundview.evidence.linkage.assess.parts import Part, parts
from groundview.evidence.linkage.compare import SHAPES
from groundview.evidence.linkage.judgements.judgement import Judgement, RecordName
from groundview.evidence.linkage.judgements.naming import find_record
from groundview.evidence.linkage.judgements.standing import judged_pairs, standing
from groundview.evidence.linkage.vetoes import veto
from groundview.pipeline.judge import judgements_file, linked_store
from groundview.study import Declared

if TYPE_CHECKING:
    import duckdb

DETAILS = (
    "forename",
    "middle_names",
    "surname",
    "born_on",
    "born_how",
    "sex",
    "phone",
    "email",
    "postcode",
    "address",
)
TOGETHER = """
    -- One row: in how many of the plausible linkages two records stand in one person.
    WITH draws AS (SELECT unnest(range(1, $draws + 1)) AS draw)
    SELECT count(*) FILTER (coalesce(one.person, $left_person) = coalesce(other.person, $right_person)) FROM draws
    LEFT JOIN linkage_draws AS one ON one.draw = draws.draw AND one.record_id = $left
    LEFT JOIN linkage_draws AS other ON other.draw = draws.draw AND other.record_id = $right"""
SHARED = """
    -- One row per identifier that was seen with both references, and with how many references it was seen in all.
    SELECT kind, identifier, count(DISTINCT seen_with_ref)
    FROM sightings WHERE seen_with_type = 'nominal' GROUP BY ALL
    HAVING bool_or(seen_with_ref = $left) AND bool_or(seen_with_ref = $right) ORDER BY ALL"""


@dataclass(frozen=True, slots=True)
class PairExplained:
    """Two records. `details` are (column, left, right) as they were compared; `parts` the model's weights in bits, and
    `raised` what collective evidence added or took away; `weight` their sum and `probability` what it comes to.
    `kept_as_possible` says whether the pair stands in `person_pairs`; `alike` that both say the same in all that is
    compared, so that they are one without comparison. `shared` are (kind, identifier, references it was seen with).
    `persons` are the person ids; `chain` leads from one record to the other where they are one person, by name;
    `together` of `draws` plausible linkages have them in one."""

    left: RecordName
    right: RecordName
    details: list[tuple[str, str, str]]
    alike: bool
    parts: list[Part]
    raised: float
    weight: float
    probability: float
    kept_as_possible: bool
    veto: str
    shared: list[tuple[str, str, int]]
    judgement: Judgement | None
    persons: tuple[str, str]
    chain: list[tuple[RecordName, RecordName, Link]]
    together: int
    draws: int

    @property
    def one_person(self) -> bool:
        """Whether both stand in one person."""
        return self.persons[0] == self.persons[1]


def explain_pair(study: Declared, first: str, second: str) -> PairExplained:
    """Explains two records, named as for `groundview judge`. Raises UsageProblem where the study is not linked, or a
    reference means no record or several."""
    with linked_store(study) as store:
        if not store.count("persons"):
            raise UsageProblem("This study is not linked yet.", next_step=f"groundview run {study.folder}")
        names, ids = zip(
            *(
                find_record(store.connection, given, place)
                for given, place in ((first, "first"), (second, "second"))
            ),
            strict=True,
        )
        return _explained(study, store.connection, names, ids)


def _explained(
    study: Declared, connection: duckdb.DuckDBPyConnection, names: Sequence[RecordName], ids: Sequence[int]
) -> PairExplained:
    standing(judgements_file(study), connection)
    judged, _ = judged_pairs(judgements_file(study), connection)
    left, right = (_record(connection, one) for one in ids)
    alike = left["shape_id"] == right["shape_id"]
    shapes = sorted((left["shape_id"], right["shape_id"]))
    found = _pair(connection, shapes)
    said = [] if alike else parts(_shapes(connection), _model(study), shapes[0], shapes[1])
    raised = float(found.get("raised") or 0.0)
    weight = sum(part.weight + part.frequency for part in said) + raised
    return PairExplained(
        left=names[0],
        right=names[1],
        details=[(name, left[name], right[name]) for name in DETAILS if left[name] or right[name]],
        alike=alike,
        parts=said,
        raised=raised,
        weight=round(weight, 6),
        probability=1.0 if alike else round(1 / (1 + 2.0**-weight), 9),
        kept_as_possible=bool(found),
        veto=found.get("veto") or ("" if found else _veto(connection, shapes)),
        shared=_shared(connection, names),
        judgement=judged.get((min(ids), max(ids))),
        persons=(left["person_id"], right["person_id"]),
        chain=_chain(connection, left, right),
        together=_together(connection, study.file.linkage.draws, left, right),
        draws=study.file.linkage.draws,
    )


def _record(connection: duckdb.DuckDBPyConnection, record_id: int) -> dict[str, Any]:
    details = ", ".join(f"coalesce(records.{name}::VARCHAR, '') AS {name}" for name in DETAILS)
    return _first(
        connection,
        f"SELECT record_id, shape_id, person, person_id, {details} "
        "FROM person_records AS records JOIN persons USING (record_id) WHERE record_id = ?",
        [record_id],
    )


def _pair(connection: duckdb.DuckDBPyConnection, shapes: Sequence[int]) -> dict[str, Any]:
    return _first(connection, "SELECT * FROM person_pairs WHERE left_id = ? AND right_id = ?", shapes)


def _veto(connection: duckdb.DuckDBPyConnection, shapes: Sequence[int]) -> str:
    sql = f"SELECT {veto('one', 'two')} AS veto FROM person_records AS one, person_records AS two "
    found = _first(connection, f"{sql} WHERE one.record_id = ? AND two.record_id = ?", shapes)
    return str(found["veto"])


def _first(connection: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any]) -> dict[str, Any]:
    """The first row of a query by column; empty where it has none."""
    cursor = connection.execute(sql, list(values))
    names = [column[0] for column in cursor.description or ()]
    row = cursor.fetchone()
    return dict(zip(names, row, strict=True)) if row else {}


def _shapes(connection: duckdb.DuckDBPyConnection) -> Any:
    return connection.execute(SHAPES).to_arrow_table()


def _model(study: Declared) -> Mapping[str, Any]:
    """The study's trained model."""
    path = study.linkage / "model.json"
    try:
        model: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["model"]
    except (FileNotFoundError, ValueError, KeyError) as error:
        raise UsageProblem(
            "The study's trained model is not there.",
            where=str(path),
            next_step=f"groundview run {study.folder}",
        ) from error
    return model


def _shared(connection: duckdb.DuckDBPyConnection, names: Sequence[RecordName]) -> list[tuple[str, str, int]]:
    values = {"left": names[0].reference, "right": names[1].reference}
    return [
        (kind, identifier, int(n)) for kind, identifier, n in connection.execute(SHARED, values).fetchall()
    ]


def _chain(
    connection: duckdb.DuckDBPyConnection, left: Mapping[str, Any], right: Mapping[str, Any]
) -> list[tuple[RecordName, RecordName, Link]]:
    if left["person"] != right["person"]:
        return []
    links = chain(connection, left["person"], left["record_id"], right["record_id"])
    named = {one: _name(connection, one) for link in links for one in (link.left, link.right)}
    steps: list[tuple[RecordName, RecordName, Link]] = []
    here = left["record_id"]
    for link in links:
        there = link.right if link.left == here else link.left
        steps.append((named[here], named[there], link))
        here = there
    return steps


def _name(connection: duckdb.DuckDBPyConnection, record_id: int) -> RecordName:
    sql = "SELECT coalesce(nominal_ref, ''), coalesce(system, ''), source FROM person_records WHERE record_id = ?"
    return RecordName(*_first(connection, sql, [record_id]).values())


def _together(
    connection: duckdb.DuckDBPyConnection, draws: int, left: Mapping[str, Any], right: Mapping[str, Any]
) -> int:
    values = {"draws": draws, "left": left["record_id"], "right": right["record_id"]}
    values |= {"left_person": left["person"], "right_person": right["person"]}
    row = connection.execute(TOGETHER, values).fetchone()
    return int(row[0]) if row else 0
