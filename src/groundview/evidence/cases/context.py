"""A context as its folder declares it: what a case is, who acts in one, what the law says, and what it offers.

Everything about a context is data. What seems to need code is a criterion, a measure or a section.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from groundview.declare import Declaration

Answer = Literal["yes", "no", "unknown"]


class Case(Declaration, frozen=True):
    """What a context counts. `table` and `reference` say where a case and its reference stand, `dated_by` which of its
    days counts. `area` names the column with its area code, and is empty for offences, which are placed. `code` names
    the column with the code of the law that was broken, `named` the one with its name, and `codes` the list they are
    of. `loss` names its loss in pounds, `text` its free text, `shown` what a coder may see of it beside that text.
    `all_seen`: whoever wrote the text saw or learnt of everybody who acts, so that one who is told of is one; where it
    is not so, a text may show that several act, and never that one does. `seen_with` is what identifiers call such a
    thing, `victim` names the reference of its victim."""

    called: str
    plural: str
    table: str
    reference: str
    dated_by: str
    area: str = ""
    code: str = ""
    named: str = ""
    codes: Literal["", "home_office", "nfib"] = ""
    loss: str = ""
    text: tuple[str, ...] = ()
    all_seen: bool = False
    shown: tuple[str, ...] = ()
    seen_with: str = ""
    victim: str = ""


class Scope(Declaration, frozen=True):
    """Which rows of the table are cases: those with one of the `codes`, and, where a row has no code, one of the names
    that the list has for these or one of `names`. Nothing given: every row. `neighbourhoods`: only those of the
    neighbourhoods that the study names, where it names any."""

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    neighbourhoods: bool = False


class Acting(Declaration, frozen=True):
    """A table that says who is recorded as acting in a case, the case's reference there, and the roles that count
    (empty: every row)."""

    table: str
    reference: str
    roles: tuple[str, ...] = ()


class Law(Declaration, frozen=True):
    """What the law says of cases without a code of their own: the least and the greatest maximum sentence among the
    offences that such a case may be, in years (99: life), and whether gain is part of them. `when` limits it to cases
    whose columns hold these words; the first that fits counts."""

    years_low: float
    years_high: float
    gain: Answer
    source: str
    when: dict[str, str] = msgspec.field(default_factory=dict)


class Sources(Declaration, frozen=True):
    """Tables of the extract without which nothing can be said, and those that would narrow what can."""

    needed: tuple[str, ...]
    wished: tuple[str, ...]


class Context(Declaration, frozen=True):
    """One context. `definitions` are those offered for it, the one that its chapter speaks of first; `measures` are
    those of its chapter; `cautions` what a reader has to know of its figures."""

    context: str
    title: str
    about: str
    case: Case
    sources: Sources
    definitions: tuple[str, ...]
    questions: tuple[str, ...]
    measures: tuple[str, ...]
    cautions: tuple[str, ...]
    scope: Scope = Scope()
    acting: tuple[Acting, ...] = ()
    law: tuple[Law, ...] = ()
