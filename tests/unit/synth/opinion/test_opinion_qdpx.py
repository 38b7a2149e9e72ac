"""The interviews as a REFI-QDA project: its structure is the standard's, and its selections are what was coded."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as Xml
from zipfile import ZipFile

import pytest

from groundview.synth.opinion.qdpx import NAMESPACE, write_interviews
from groundview.synth.opinion.talk import talk
from groundview.synth.world import World

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DAY_AND_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TEXT = ((), (), ())
# What Project.xsd 1.0 of the standard says of the elements that are used: attributes that must and that may be there,
# and children in their order.
STANDARD: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "Project": (
        ("name",),
        ("origin", "creatingUserGUID", "creationDateTime", "modifyingUserGUID", "modifiedDateTime", "basePath"),
        ("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs", "Description"),
    ),
    "Users": ((), (), ("User",)),
    "User": (("guid",), ("name", "id"), ()),
    "CodeBook": ((), (), ("Codes",)),
    "Codes": ((), (), ("Code",)),
    "Code": (("guid", "name", "isCodable"), ("color",), ("Description", "NoteRef", "Code")),
    "Variables": ((), (), ("Variable",)),
    "Variable": (("guid", "name", "typeOfVariable"), (), ("Description",)),
    "Cases": ((), (), ("Case",)),
    "Case": (("guid",), ("name",), ("Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef")),
    "VariableValue": ((), (), ("VariableRef", "TextValue")),
    "Sources": ((), (), ("TextSource",)),
    "TextSource": (
        ("guid",),
        (
            *("name", "richTextPath", "plainTextPath"),
            *("creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"),
        ),
        ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue"),
    ),
    "PlainTextSelection": (
        ("guid", "startPosition", "endPosition"),
        ("name", "creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"),
        ("Description", "Coding", "NoteRef"),
    ),
    "Coding": (("guid",), ("creatingUser", "creationDateTime"), ("CodeRef", "NoteRef")),
    "CodeRef": (("targetGUID",), (), ()),
    "VariableRef": (("targetGUID",), (), ()),
    "SourceRef": (("targetGUID",), (), ()),
    "Description": TEXT,
    "TextValue": TEXT,
}  # fmt: skip
POINTS_AT = {"CodeRef": "Code", "VariableRef": "Variable", "SourceRef": "TextSource"}


@pytest.fixture(scope="module")
def path(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_interviews(world, tmp_path_factory.mktemp("interviews"))


@pytest.fixture(scope="module")
def root(path: Path) -> Xml.Element:
    with ZipFile(path) as made:
        return Xml.fromstring(made.read("project.qde"))


@pytest.fixture(scope="module")
def texts(path: Path) -> dict[str, str]:
    with ZipFile(path) as made:
        names = [name for name in made.namelist() if name.startswith("sources/")]
        return {name.removeprefix("sources/"): made.read(name).decode("utf-8") for name in names}


def plain(element: Xml.Element) -> str:
    """The name of an element, which must be of the standard's namespace."""
    assert element.tag.startswith(f"{{{NAMESPACE}}}")
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def named(root: Xml.Element, name: str) -> list[Xml.Element]:
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


def test_every_element_is_as_the_standard_says(root: Xml.Element) -> None:
    assert plain(root) == "Project"
    for element in root.iter():
        must, may, children = STANDARD[plain(element)]
        assert set(must) <= set(element.attrib) <= {*must, *may}
        order = [children.index(plain(child)) for child in element]
        assert order == sorted(order)
        if children == ():
            assert len(element) == 0


def test_only_what_may_be_repeated_is(root: Xml.Element) -> None:
    for element in root.iter():
        counts = Counter(plain(child) for child in element)
        single = {
            "Users",
            "CodeBook",
            "Variables",
            "Cases",
            "Sources",
            "Codes",
            "Description",
            "TextValue",
            "VariableRef",
        }
        assert all(counts[name] <= 1 for name in single)
        if plain(element) == "Coding":
            assert counts["CodeRef"] == 1
        if plain(element) in ("Users", "Codes", "Variables", "Cases", "Sources"):
            assert len(element) > 0


def test_identifiers_are_well_formed_and_unique(root: Xml.Element) -> None:
    guids = [element.attrib["guid"] for element in root.iter() if "guid" in element.attrib]
    assert all(GUID.fullmatch(guid) for guid in guids)
    assert len(set(guids)) == len(guids) > 500


def test_every_reference_points_at_something_of_its_kind(root: Xml.Element) -> None:
    for name, kind in POINTS_AT.items():
        there = {element.attrib["guid"] for element in named(root, kind)}
        references = [element.attrib["targetGUID"] for element in named(root, name)]
        assert references
        assert set(references) <= there
    users = {element.attrib["guid"] for element in named(root, "User")}
    by = {
        value
        for element in root.iter()
        for key, value in element.attrib.items()
        if key.startswith("creatingUser")
    }
    assert by == users


def test_values_have_their_types(root: Xml.Element) -> None:
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.endswith("DateTime"):
                assert DAY_AND_TIME.fullmatch(value)
    assert {code.attrib["isCodable"] for code in named(root, "Code")} == {"true", "false"}
    assert {one.attrib["typeOfVariable"] for one in named(root, "Variable")} == {"Text"}


def test_headings_are_not_given_as_codes(root: Xml.Element) -> None:
    codable = {code.attrib["guid"] for code in named(root, "Code") if code.attrib["isCodable"] == "true"}
    assert {reference.attrib["targetGUID"] for reference in named(root, "CodeRef")} <= codable
    assert len(codable) == len(talk().code_keys())


def test_every_source_is_in_the_file_and_no_other(
    root: Xml.Element, texts: dict[str, str], path: Path
) -> None:
    paths = [source.attrib["plainTextPath"] for source in named(root, "TextSource")]
    assert sorted(paths) == sorted(f"internal://{name}" for name in texts)
    assert 24 <= len(paths) <= 40
    with ZipFile(path) as made:
        assert {name.split("/")[0] for name in made.namelist()} == {"project.qde", "sources"}


def test_selections_are_the_coded_sentences_to_the_character(
    world: World, root: Xml.Element, texts: dict[str, str]
) -> None:
    codes = {code.attrib["guid"]: code.attrib["name"] for code in named(root, "Code")}
    users = {user.attrib["guid"]: user.attrib["name"] for user in named(root, "User")}
    names = {key: code.name for heading in talk().codes.values() for key, code in heading.codes.items()}
    found = set()
    for source in named(root, "TextSource"):
        text = texts[source.attrib["plainTextPath"].removeprefix("internal://")]
        for selection in source.findall(f"{{{NAMESPACE}}}PlainTextSelection"):
            start, end = int(selection.attrib["startPosition"]), int(selection.attrib["endPosition"])
            assert 0 <= start < end <= len(text)
            assert text[start].isupper()
            assert text[end - 1] in ".!?"
            for coding in selection.findall(f"{{{NAMESPACE}}}Coding"):
                reference = coding.find(f"{{{NAMESPACE}}}CodeRef")
                assert reference is not None
                code, user = codes[reference.attrib["targetGUID"]], users[coding.attrib["creatingUser"]]
                found.add((source.attrib["name"], text[start:end], code, user))
    rows = world.db.execute("""
        SELECT interview_id, substr(text, start_at + 1, end_at - start_at), code, coder
        FROM interview_coding JOIN interview USING (interview_id)""").fetchall()
    assert found == {(f"Interview {row[0] + 1}", row[1], names[row[2]], row[3]) for row in rows}


def test_positions_count_code_points(world: World) -> None:
    """A sign outside the first plane stands before some selection: counting other units would move it."""
    query = """SELECT text, start_at, end_at FROM interview_coding JOIN interview USING (interview_id)"""
    rows = world.db.execute(query).fetchall()
    assert any(len(text[:end].encode("utf-16-le")) // 2 != end for text, _, end in rows)


def test_cases_say_agency_area_and_role(world: World, root: Xml.Element) -> None:
    names = {one.attrib["guid"]: one.attrib["name"] for one in named(root, "Variable")}
    agencies: Counter[str | None] = Counter()
    areas = {row[0] for row in world.db.execute("SELECT code FROM area").fetchall()}
    for case in named(root, "Case"):
        values = {}
        for held in case.findall(f"{{{NAMESPACE}}}VariableValue"):
            values[names[held[0].attrib["targetGUID"]]] = held[1].text
        assert set(values) == {"agency", "area", "place", "role"}
        assert values["area"] in areas
        agencies[values["agency"]] += 1
    assert set(agencies) == {"police", "council", "housing", "health", "charity", "business", "resident"}
    assert sum(agencies.values()) == world.count("interview")


def test_several_coders_code_the_same_interviews_differently(world: World) -> None:
    query = """SELECT coder, count(DISTINCT interview_id), avg(is_right::INT) FROM interview_coding
               GROUP BY 1 ORDER BY 1"""
    rows = world.db.execute(query).fetchall()
    assert [row[0] for row in rows] == [one.coder for one in talk().coders]
    assert rows[0][1] > rows[1][1] > rows[2][1] > 0
    assert rows[2][2] < rows[0][2]


def test_the_same_world_makes_the_same_bytes(world: World, path: Path, tmp_path: Path) -> None:
    assert write_interviews(world, tmp_path).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("theme", talk().says)
def test_whoever_is_asked_has_something_to_say(theme: str) -> None:
    for one in (*talk().people, *talk().more_people):
        fitting = [
            said for said in talk().says[theme] if one.agency in said.by and said.where in ("any", one.where)
        ]
        assert len(fitting) >= talk().sentences[0]


def test_every_code_is_of_the_codebook_and_can_be_given() -> None:
    given = {code for said in talk().says.values() for one in said for code in one.codes}
    assert given == set(talk().code_keys())
