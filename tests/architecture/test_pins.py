"""constraints.txt pins everything, requirements.lock has the hashes of what runs. Run this file to write the lock."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Any

from house import ROOT

CONSTRAINTS, LOCK = ROOT / "constraints.txt", ROOT / "requirements.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13")
PLATFORMS = {
    "Windows": ["win_amd64"],
    "Linux": [
        f"manylinux{glibc}_x86_64" for glibc in ("_2_28", "_2_27", "_2_24", "_2_17", "2014", "_2_12", "_2_5")
    ],
    "Linux on ARM": [
        f"manylinux{glibc}_aarch64" for glibc in ("_2_28", "_2_27", "_2_26", "_2_24", "_2_17", "2014")
    ],
    "macOS": [f"macosx_{version}_0_arm64" for version in (14, 13, 12, 11)],
}
INTRODUCTION = f"""\
# What Groundview needs to run, each file with its hash: wheels for {", ".join(PLATFORMS)},
# Python 3.11 to 3.13. The versions are those of constraints.txt.
# Use: pip install --require-hashes -r requirements.lock, then: pip install --no-deps .
# Made by: python tests/architecture/test_pins.py
"""
PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.MULTILINE)


def pins(path: Path) -> dict[str, str]:
    """The versions by name, as a file pins them."""
    return dict(PIN.findall(path.read_text(encoding="utf-8")))


def named(requirement: str) -> str:
    """The name of what is required, spelt as it is in the files."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def test_everything_that_the_project_names_is_pinned() -> None:
    running = {named(requirement) for requirement in PROJECT["dependencies"]}
    testing = {named(requirement) for requirement in PROJECT["optional-dependencies"]["test"]}
    assert (running | testing) - pins(CONSTRAINTS).keys() == set()
    assert running - pins(LOCK).keys() == set()


def test_the_lock_has_the_same_versions() -> None:
    assert pins(LOCK).items() <= pins(CONSTRAINTS).items()


def test_the_lock_holds_pins_and_hashes_and_nothing_else() -> None:
    lines = [line for line in LOCK.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pinned = [line for line in lines if PIN.match(line)]
    hashed = [line for line in lines if re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)]
    assert len(pinned) + len(hashed) == len(lines)
    assert len(hashed) >= len(pinned) == len(pins(LOCK))


def render() -> str:
    """The lock as pip finds the files now."""
    hashes: defaultdict[str, set[str]] = defaultdict(set)
    for python, tags in product(PYTHONS, PLATFORMS.values()):
        for one in found(python, tags):
            hashes[named(one["metadata"]["name"])].add(
                one["download_info"]["archive_info"]["hashes"]["sha256"]
            )
    ends = {name: " \\\n    --hash=sha256:".join(["", *sorted(hashes[name])]) for name in needed()}
    return INTRODUCTION + "".join(f"{name}=={pins(CONSTRAINTS)[name]}{end}\n" for name, end in ends.items())


def needed() -> list[str]:
    """What is installed beside the project itself when nobody wants to test it."""
    kept = {named(one["metadata"]["name"]) for one in report(str(ROOT), "-c", str(CONSTRAINTS))}
    return sorted(kept - {PROJECT["name"]})


def found(python: str, tags: list[str]) -> list[dict[str, Any]]:
    """The file that pip would take of everything that is pinned, for one Python on one platform."""
    platform = [word for tag in tags for word in ("--platform", tag)]
    asked = ["--no-deps", "--only-binary=:all:", "--python-version", python, "--target", "unused", *platform]
    return report(*asked, "-r", str(CONSTRAINTS))


def report(*words: str) -> list[dict[str, Any]]:
    """What pip would install."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.json"
        dry = ["--dry-run", "--ignore-installed", "--quiet", "--report", str(path)]
        subprocess.run([sys.executable, "-m", "pip", "install", *dry, *words], check=True)
        return list(json.loads(path.read_text(encoding="utf-8"))["install"])


if __name__ == "__main__":
    LOCK.write_text(render(), encoding="utf-8", newline="\n")
