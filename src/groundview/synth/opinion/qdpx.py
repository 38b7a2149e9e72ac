"""The interviews as a project of the exchange standard for qualitative data, REFI-QDA Project 1.0."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from groundview.synth.opinion.talk import Talk, talk
from groundview.synth.world import World

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NAMESPACE = "urn:QDA-XML:project:1.0"
MADE_ON = "2026-02-02T09:00:00Z"
FAMILY = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/groundview/synthetic")
VARIABLES = {"agency": "agency", "area": "area_code", "place": "place", "role": "role"}
"""What is said of everybody interviewed, and where it stands in `interview`; an area by its code."""
INTERVIEWS = """
    SELECT interview.*, area.code AS area_code FROM interview JOIN area USING (area_id) ORDER BY interview_id"""
STAMP = (2026, 2, 2, 9, 0, 0)
"""Fixed, so that one world makes the same bytes at any time; for the same reason nothing in the file is compressed."""


class Guids:
    """One identifier for each thing of one world, always the same."""

    def __init__(self, world: World) -> None:
        self.world = f"{world.dials.seed}/{world.dials.region}"

    def of(self, kind: str, key: object) -> str:
        """The identifier of one thing, in the standard's form."""
        return str(uuid.uuid5(FAMILY, f"{self.world}/{kind}/{key}"))


def write_interviews(world: World, folder: Path) -> Path:
    """Writes interviews.qdpx into a folder: project.qde, and a plain text for each interview in sources/."""
    guids, path = Guids(world), folder / "interviews.qdpx"
    interviews = _rows(world, INTERVIEWS)
    with ZipFile(path, "w", ZIP_STORED) as made:
        made.writestr(_entry("project.qde"), project(world, guids, interviews))
        for one in interviews:
            name = f"sources/{guids.of('source', one['interview_id'])}.txt"
            made.writestr(_entry(name), one["text"].encode())
    return path


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, date_time=STAMP)
    entry.create_system = 3  # the same on every system: it is written into the file
    return entry


def project(world: World, guids: Guids, interviews: list[dict[str, Any]]) -> bytes:
    """The project as XML, with elements and attributes in the order of the standard's schema."""
    from xml.etree import ElementTree as Xml

    Xml.register_namespace("", NAMESPACE)
    given = talk()
    first = guids.of("user", given.coders[0].coder)
    root = Xml.Element(
        f"{{{NAMESPACE}}}Project",
        name="Organised crime in three cities",
        origin="Groundview (synthetic)",
        creatingUserGUID=first,
        creationDateTime=MADE_ON,
    )
    users = _add(root, "Users")
    for reader in given.coders:
        _add(users, "User", guid=guids.of("user", reader.coder), name=reader.coder)
    _codebook(root, guids, given)
    variables = _add(root, "Variables")
    for name in VARIABLES:
        _add(variables, "Variable", guid=guids.of("variable", name), name=name, typeOfVariable="Text")
    _cases(root, guids, interviews)
    _sources(root, guids, interviews, _codings(world))
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _codebook(root: Element, guids: Guids, given: Talk) -> None:
    codes = _add(_add(root, "CodeBook"), "Codes")
    for key, heading in given.codes.items():
        parent = _add(codes, "Code", guid=guids.of("heading", key), name=heading.name, isCodable="false")
        _add(parent, "Description").text = heading.about
        for inner, code in heading.codes.items():
            child = _add(parent, "Code", guid=guids.of("code", inner), name=code.name, isCodable="true")
            _add(child, "Description").text = code.about


def _cases(root: Element, guids: Guids, interviews: list[dict[str, Any]]) -> None:
    """One case a person interviewed."""
    cases = _add(root, "Cases")
    for one in interviews:
        number = one["interview_id"]
        case = _add(cases, "Case", guid=guids.of("case", number), name=f"Person {number + 1}")
        for name, column in VARIABLES.items():
            held = _add(case, "VariableValue")
            _add(held, "VariableRef", targetGUID=guids.of("variable", name))
            _add(held, "TextValue").text = one[column]
        _add(case, "SourceRef", targetGUID=guids.of("source", number))


def _sources(
    root: Element, guids: Guids, interviews: list[dict[str, Any]], codings: dict[int, list[dict[str, Any]]]
) -> None:
    sources = _add(root, "Sources")
    for one in interviews:
        number = one["interview_id"]
        guid = guids.of("source", number)
        source = _add(
            sources, "TextSource", guid=guid, name=f"Interview {number + 1}",
            plainTextPath=f"internal://{guid}.txt", creatingUser=guids.of("user", talk().coders[0].coder),
            creationDateTime=f"{one['held_on']}T12:00:00Z",
        )  # fmt: skip
        for selected in codings.get(number, []):
            _selection(source, guids, selected)


def _selection(source: Element, guids: Guids, selected: dict[str, Any]) -> None:
    """What one coder selected in one go: a sentence, with every code that he or she gave it."""
    by = guids.of("user", selected["coder"])
    key = f"{selected['interview_id']}/{selected['nth']}/{selected['coder']}"
    selection = _add(
        source, "PlainTextSelection", guid=guids.of("selection", key), startPosition=str(selected["start_at"]),
        endPosition=str(selected["end_at"]), creatingUser=by, creationDateTime=MADE_ON,
    )  # fmt: skip
    for code in selected["codes"]:
        guid = guids.of("coding", f"{key}/{code}")
        coding = _add(selection, "Coding", guid=guid, creatingUser=by, creationDateTime=MADE_ON)
        _add(coding, "CodeRef", targetGUID=guids.of("code", code))


def _codings(world: World) -> dict[int, list[dict[str, Any]]]:
    """What was selected in each interview, in the order of the text, each coder's by itself."""
    found: dict[int, list[dict[str, Any]]] = {}
    query = """
        SELECT interview_id, nth, start_at, end_at, coder, list(code ORDER BY coding_id) AS codes
        FROM interview_coding GROUP BY ALL ORDER BY interview_id, nth, coder"""
    for row in _rows(world, query):
        found.setdefault(row["interview_id"], []).append(row)
    return found


def _rows(world: World, query: str) -> list[dict[str, Any]]:
    made = world.db.execute(query)
    names = [column[0] for column in made.description or []]
    return [dict(zip(names, row, strict=True)) for row in made.fetchall()]


def _add(parent: Element, tag: str, /, **attributes: str) -> Element:
    from xml.etree.ElementTree import SubElement

    return SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
