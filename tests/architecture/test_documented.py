"""Everything public is documented, and `__init__.py` holds no code."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest
from house import ROOT, SOURCE, Module, modules, pages, public

from groundview.evidence.sources.declared import built_in_sources
from groundview.questions.measure import QUESTIONS, Measure, measures

INITS = [module for module in modules() if module.path.endswith("__init__.py")]


def test_every_public_name_has_a_docstring() -> None:
    bare = [module.path for module in modules() if not module.is_empty and not ast.get_docstring(module.tree)]
    for module in modules():
        bare += [f"{module.path} {name}" for name, node in public(module.tree) if not ast.get_docstring(node)]
    assert bare == []


@pytest.mark.parametrize("module", INITS, ids=lambda module: module.path)
def test_init_holds_no_code(module: Module) -> None:
    kept = [node for node in module.tree.body if not isinstance(node, ast.Import | ast.ImportFrom)]
    if kept and ast.get_docstring(module.tree):
        kept = kept[1:]
    assert all("lazy_loader.attach_stub" in ast.unparse(node) for node in kept)


def test_what_the_package_offers_is_what_its_stub_says() -> None:
    groundview = importlib.import_module("groundview")
    stub = ast.parse((SOURCE / "__init__.pyi").read_text(encoding="utf-8"))
    offered = {name.asname for node in stub.body if isinstance(node, ast.ImportFrom) for name in node.names}
    assert set(groundview.__all__) == offered
    assert all(getattr(groundview, name) is not None for name in offered)


@pytest.mark.parametrize(
    "measure", measures().values(), ids=lambda measure: f"{measure.question}.{measure.name}"
)
def test_every_measure_has_a_definition_and_a_source(measure: Measure) -> None:
    assert measure.question in QUESTIONS
    assert len(measure.definition.split()) >= 6
    assert measure.definition.endswith(".")
    assert measure.citation.strip()
    assert measure.title.strip()
    assert measure.cells.strip()


FOLDERS = [path.parent.name for path in SOURCE.glob("evidence/sources/*/source.yml")]


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_every_source_says_where_it_comes_from(name: str) -> None:
    source = built_in_sources()[name]
    assert all(words.strip() for words in (source.title, source.publisher, source.licence))
    assert list((SOURCE / "evidence" / "sources" / name).glob("sample.*"))


def test_pages_that_the_program_names_are_there() -> None:
    named = {page for module in modules() for page in re.findall(r"docs/\w+\.md", module.text)}
    assert {page for page in named if not (ROOT / page).is_file()} == set()


@pytest.mark.parametrize("page", sorted(path.relative_to(ROOT) for path in pages()), ids=str)
def test_links_of_the_pages_lead_somewhere(page: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []
