"""A context is one folder of data files: whole, strict, true to the code tables, and described beside its data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cited import items, readme, section

from groundview.evidence.attribution.criterion import criteria
from groundview.evidence.attribution.definition import Definition, Part, definitions
from groundview.evidence.attribution.offered import offers
from groundview.evidence.cases.context import Context
from groundview.evidence.cases.contexts import BUILT_IN, contexts
from groundview.evidence.coding.codebook import load_codebook
from groundview.evidence.pole.codes.offence_codes import offence_codes
from groundview.evidence.pole.tables import extract_tables
from groundview.questions.measure import measures

FILES = {"README.md", "codebook.yml", "context.yml", "lexicon.yml"}
HEADINGS = [
    "What a case is, and why",
    "Scope",
    "Sources needed and wished for",
    "Definitions offered",
    "Cautions",
    "What this context cannot see",
    "Sources",
]
CODES = {code.code: code for code in offence_codes()}
LAW = {
    ("cse", "victim"): ("19E", "19H", "21", "22B", "71", "88A", "106"),
    ("cse", ""): (),
    ("adult_sex_market", ""): ("24", "106"),
}
"""The codes that each clause of a context's law stands for; none: a flag names no offence."""
ONLY_CODERS = {"organised"}
"""Questions that no definition asks: they are there for calibration by coders' own word."""
ALL = contexts()
every_context = pytest.mark.parametrize("context", ALL, ids=lambda one: one.context)


def test_there_are_the_five_of_the_study() -> None:
    assert {one.context for one in ALL} == {
        "acquisitive_crime", "adult_sex_market", "cse", "fraud", "neighbourhood",
    }  # fmt: skip


@every_context
def test_its_folder_holds_four_files_and_no_python(context: Context) -> None:
    folder = BUILT_IN / context.context
    assert {path.name for path in folder.iterdir() if path.name != "__pycache__"} == FILES
    assert not list(BUILT_IN.rglob("*.py"))


@every_context
def test_its_readme_has_the_headings_in_their_order(context: Context) -> None:
    assert re.findall(r"^## (.+)$", readme(context.context), flags=re.MULTILINE) == HEADINGS
    assert readme(context.context).startswith(f"# {context.title}\n")


@every_context
def test_its_readme_says_what_its_data_say(context: Context) -> None:
    sources = dict(
        re.findall(r"^\| `(\w+)` \| (\w+)", section(context.context, "Sources needed and wished for"), re.M)
    )
    wanted = dict.fromkeys(context.sources.needed, "needed") | dict.fromkeys(context.sources.wished, "wished")
    assert sources == wanted
    named = re.findall(r"`(\w+)`", section(context.context, "Definitions offered"))
    assert tuple(named) == context.definitions
    cautions = [item.removeprefix("- ").replace("`", "") for item in items(context.context, "Cautions")]
    assert [one for one in context.cautions if not any(said.startswith(one) for said in cautions)] == []
    scope = set(re.findall(r"\b\d[\dA-Z.]*\b", section(context.context, "Scope")))
    assert set(context.scope.codes) <= scope


@every_context
def test_its_readme_says_whence_and_what_was_seen(context: Context) -> None:
    sources = items(context.context, "Sources")
    assert len(sources) >= 5
    assert [item for item in sources if not re.search(r"[Ss]een: |not seen|has the same maximum", item)] == []


@every_context
def test_every_code_in_scope_is_in_the_table(context: Context) -> None:
    assert [code for code in context.scope.codes if code not in CODES] == []


@every_context
def test_the_years_of_its_law_are_those_of_the_codes_it_stands_for(context: Context) -> None:
    for law in context.law:
        codes = [
            row for row in offence_codes() if row.code in LAW[context.context, law.when.get("status", "")]
        ]
        assert law.years_low == min((row.years_low for row in codes), default=0)
        assert law.years_high == max((row.years_high for row in codes), default=99)


@every_context
def test_what_it_offers_exists(context: Context) -> None:
    assert [offer.definition.name for offer in offers([context], definitions())] == list(context.definitions)
    known = {name for _, name in measures()}
    assert set(context.measures) <= known
    assert set(context.questions) <= {
        "picture",
        "attribution",
        "victimisation",
        "impact",
        "nature",
        "response",
    }
    assert {*context.sources.needed, *context.sources.wished} <= set(extract_tables())


@every_context
def test_its_codebook_answers_what_its_definitions_ask_of_coders(context: Context) -> None:
    asked = set().union(*(variables(one) for one in definitions() if one.name in context.definitions))
    there = set(load_codebook(BUILT_IN / context.context).names)
    of_all = {name for name in asked if name not in {"discipline", "influence"}}
    assert of_all <= there
    assert there - ONLY_CODERS <= asked


def test_every_criterion_that_a_definition_names_exists() -> None:
    for one in definitions():
        for part in (one.met, one.stricter, one.wider, one.coded):
            assert {name for name, _ in leaves(part) if name} <= set(criteria())


def variables(one: Definition) -> set[str]:
    """The variables of a codebook that a definition asks for, in a coded case or of coders."""
    found = (leaf for part in (one.met, one.stricter, one.wider, one.coded) for leaf in leaves(part))
    return {variable for _, variable in found if variable}


def leaves(part: Part | str) -> list[tuple[str, str]]:
    """What stands at the ends of a part: (criterion, variable of the codebook), either of them empty."""
    if isinstance(part, str):
        return [(part, "")] if part else []
    below = [leaf for one in (*part.every, *part.some, *part.of) for leaf in leaves(one)]
    below += leaves(part.negated) if part.negated is not None else []
    if part.criterion:
        return [*below, (part.criterion, str(part.given["variable"]) if part.criterion == "coded" else "")]
    return [*below, ("", part.variable)] if part.variable else below


def test_a_page_beside_a_context_holds_no_words_of_others_at_length() -> None:
    """A quotation in marks of more than a few words would be somebody's text."""
    pages = [Path(BUILT_IN / one.context / "README.md").read_text(encoding="utf-8") for one in ALL]
    quoted = [words for page in pages for words in re.findall(r"[\"“]([^\"”\n]+)[\"”]", page)]
    assert [words for words in quoted if len(words.split()) > 5] == []
