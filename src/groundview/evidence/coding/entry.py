"""What one person answered to one question about one case: who, when, in which sample; and who settled it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from groundview.evidence.coding.case_name import CaseName

Role = Literal["coder", "adjudicator"]
ROLES: tuple[Role, ...] = ("coder", "adjudicator")
Key = tuple[CaseName, str, str]


@dataclass(frozen=True, slots=True)
class Coding:
    """One entry: the `answer` that somebody gave `at` a moment (ISO 8601) to the question `variable` about a case, as
    a coder or as the adjudicator of coders who disagreed. `sample` is the number of the sheet that asked, `codebook`
    the version that it was asked under. An answer that is withdrawn takes back the one before it."""

    entry: int
    case: CaseName
    role: Role
    coder: str
    variable: str
    answer: str
    at: str
    sample: int
    codebook: int
    why: str = ""

    @property
    def settles(self) -> Key:
        """What it is the answer to: a coder's own, or, of an adjudicator, the case's."""
        return self.case, self.variable, self.coder if self.role == "coder" else ""


def standing(entries: Iterable[Coding]) -> Mapping[tuple[Role, Key], Coding]:
    """The last entry for each thing that was answered, withdrawn ones among them: that is the one which stands."""
    return {(entry.role, entry.settles): entry for entry in entries}
