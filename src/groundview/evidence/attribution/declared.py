"""Evidence: what the records say about a case that a criterion may ask, declared in the files of `evidence/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from groundview.declare import Declaration, load_yaml
from groundview.errors import UsageProblem

FOLDER = Path(__file__).parent / "evidence"


class Said(Declaration, frozen=True, rename={"comes_from": "from"}):
    """One column: what it says, and the columns of extracts that it comes from (`table.column`)."""

    about: str
    comes_from: tuple[str, ...]


class Evidence(Declaration, frozen=True):
    """One kind of evidence. `sql` gives at most one row a case: case_id and the columns; `rows` the rows of extracts
    behind it for one case ($case): file, row, and what they say of it, without names. `assumes` is what must hold for
    its answers to be right. `of_persons` says that it hangs on who is who, so that it is made again for every plausible
    linkage."""

    evidence: str
    label: str
    about: str
    columns: dict[str, Said]
    sql: str
    rows: str
    assumes: str
    of_persons: bool = False


@cache
def evidence() -> Mapping[str, Evidence]:
    """Every kind of evidence by its name; raises UsageProblem where a file and what it declares differ in name."""
    found = {path.stem: load_yaml(path, Evidence) for path in sorted(FOLDER.glob("*.yml"))}
    for name, one in found.items():
        if one.evidence != name:
            raise UsageProblem(
                f"{name}.yml declares the evidence {one.evidence}.", next_step="Give both one name."
            )
    return found
