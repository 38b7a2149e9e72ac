"""Sections are found by looking in the folder; each explains itself and has its template."""

from __future__ import annotations

import re
from pathlib import Path

from groundview.profile import report
from groundview.profile.report.contents import find_sections

FOLDER = Path(report.__path__[0])


def test_every_module_in_the_folder_is_a_section_in_order() -> None:
    sections = find_sections()
    files = {path.stem for path in (FOLDER / "sections").glob("*.py")} - {"__init__"}
    assert {section.name for section in sections} == files
    assert [section.order for section in sections] == sorted({section.order for section in sections})
    assert sections[0].name == "cover"
    assert sections[-1].name == "method", "it gives a home to figures that the others cite"


def test_every_section_has_a_docstring_and_a_template() -> None:
    for section in find_sections():
        assert section.purpose.endswith(".")
        assert (FOLDER / "templates" / f"{section.name}.html").is_file()


def test_no_template_holds_a_typed_number() -> None:
    for path in (FOLDER / "templates").glob("*.html"):
        words = re.sub(
            r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.S
        )
        assert not re.search(r"\d", words), path.name


def test_reports_import_nothing_that_reaches_records() -> None:
    allowed = re.compile(
        r"groundview\.(errors|version|profile\.(disclosure\.(released|judged|trail)|narrative|report))\b"
    )
    for folder in (FOLDER, FOLDER.parent / "narrative"):
        for path in folder.rglob("*.py"):
            for module in re.findall(
                r"^\s*(?:from|import) (groundview[\w.]*)", path.read_text(encoding="utf-8"), re.M
            ):
                assert allowed.match(module), (path.name, module)
