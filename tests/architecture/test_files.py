"""What the project consists of: small files, nothing of anyone's machine, no registry's address, British spelling."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from house import ROOT, pages, tracked

LARGEST = 1_000_000
# In pieces, so that this file does not hold what it looks for.
MACHINE = [
    r"(?<![\w.])/" + "work" + "/", r"(?<![\w.])/" + "opt" + r"/(?!homebrew)", r"(?<![\w.])/" + "root" + "/",
    r"(?<![\w.])/" + "home" + r"/\w", r"(?<![\w.])/" + "Users" + r"/\w", r"[A-Za-z]:\\+" + "[Uu]sers" + r"\\",
]  # fmt: skip
REGISTRIES = [
    "py" + r"pi\.org", "python" + r"hosted\.org", "registry" + r"\.npm" + "js", "index" + "-url", "trusted" + "-host",
    "conda" + r"\.anaconda\.org",
]  # fmt: skip
SECRETS = ["BEGIN [A-Z ]*PRIVATE" + " KEY", "AK" + "IA[0-9A-Z]{16}", "gh" + "[pousr]_[A-Za-z0-9]{36}"]
FORBIDDEN = re.compile("|".join([*MACHINE, *REGISTRIES, *SECRETS]))
AMERICAN = re.compile(
    r"\b(color|behavior|neighbor|center|analyze|organiz|recogniz|summariz|standardiz|normaliz|minimiz|favorite"
    r"|labeled|canceled|modeling|offense|defense|gray\b|catalog\b)", re.IGNORECASE,
)  # fmt: skip


def test_there_is_something_to_look_at() -> None:
    assert len(tracked()) > 200
    assert {"README.md", "ARCHITECTURE.md"} <= {path.name for path in pages()}


def test_no_file_is_large() -> None:
    sizes = {path.relative_to(ROOT).as_posix(): path.stat().st_size for path in tracked()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_no_two_test_files_have_one_name() -> None:
    """pytest imports them by it."""
    names = [path.name for path in tracked() if path.match("tests/**/*.py") and path.name != "conftest.py"]
    assert {name for name in names if names.count(name) > 1} == set()


def test_no_file_names_a_machine_a_registry_or_a_secret() -> None:
    found = {}
    for path in tracked():
        # Latin-1 reads any bytes, and what is looked for is ASCII.
        if hits := FORBIDDEN.findall(path.read_text(encoding="latin-1")):
            found[path.relative_to(ROOT).as_posix()] = sorted(set(hits))
    assert found == {}


@pytest.mark.parametrize(
    "text", ["see /" + "work/main/x", "C:\\" + "Users\\ann", "https://py" + "pi.org/simple"]
)
def test_the_pattern_finds_them(text: str) -> None:
    assert FORBIDDEN.search(text)


@pytest.mark.parametrize(
    "text", ["docs/" + "work/plan.md", "a network/route", "the police work/rest split", "/tmp/x"]
)
def test_the_pattern_leaves_the_rest_alone(text: str) -> None:
    assert not FORBIDDEN.search(text)


TITLES = re.compile(r"(Transnational|Trends\s+in)\s+Organized|Organized\s+Crime\s+in\s+Western\s+Europe")
"""Works that are cited keep the spelling of their titles."""


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages_are_spelt_as_in_britain(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert AMERICAN.findall(TITLES.sub("", text)) == []
