"""Settled answers against a second, plain implementation: dictionaries, entry by entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from groundview.evidence.cases.contexts import contexts
from groundview.evidence.coding.case_name import CaseName
from groundview.evidence.coding.entry import Coding
from groundview.evidence.coding.file import codings_file
from groundview.evidence.coding.settle import settle_codings
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

Answers = dict[tuple[str, str, str], str]
AT, SOURCE, CONTEXT = "2026-03-01T14:05:09+00:00", "s", "acquisitive_crime"
CASES = ("C1", "C2", "C3")
TABLES = ("cases", "codings", "coder_answers", "coded_answers", "coded_cases")
EXTRACT = st.tuples(
    st.sampled_from((*CASES, "C9")),
    st.sampled_from("AB"),
    st.sampled_from(("planned", "gain")),
    st.sampled_from(("yes", "no", "unknown", "Yes", "many")),
    st.sampled_from((None, date(2025, 1, 1), date(2025, 1, 2))),
)
OWN = st.tuples(
    st.sampled_from((*CASES, "C9")),
    st.sampled_from(("coder", "coder", "adjudicator")),
    st.sampled_from("ABC"),
    st.sampled_from(("planned", "gain")),
    st.sampled_from(("yes", "no", "unknown", "withdrawn")),
)


def standing(
    extract: Sequence[Any], own: Sequence[Any]
) -> tuple[Answers, Answers, Mapping[tuple[str, str], str]]:
    """Each coder's answer as it stands, those of the study's own among them, and the adjudicated ones."""
    coders: Answers = {}
    seen: dict[tuple[str, str, str], date] = {}
    for case, coder, variable, answer, day in extract:
        key, when = (case, variable, coder), day or date.min
        if case in CASES and (key not in seen or when >= seen[key]):
            coders[key], seen[key] = answer.lower(), when
    last: Answers = {}
    wins: dict[tuple[str, str], str] = {}
    for case, role, who, variable, answer in own:
        if case in CASES and role == "coder":
            last[case, variable, who] = answer
        elif case in CASES:
            wins[case, variable] = answer
    mine = {key: answer for key, answer in last.items() if answer != "withdrawn"}
    return coders | mine, mine, {key: answer for key, answer in wins.items() if answer != "withdrawn"}


def settled(coders: Answers, wins: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], tuple[Any, ...]]:
    """One answer a case and question."""
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for key in {*((case, variable) for case, variable, _ in coders), *wins}:
        said = [answer for (case, variable, _), answer in coders.items() if (case, variable) == key]
        alike = len(set(said)) == 1
        how = (
            "adjudicated" if key in wins else "one_coder" if len(said) == 1 else "agreed" if alike else "open"
        )
        answer = wins.get(key) or (said[0] if alike else "unknown")
        plain = bool(said) and all(one in ("yes", "no", "unknown") for one in said)
        some = ("yes" if any(one != "no" for one in said) else "no") if plain else None
        every = ("yes" if all(one == "yes" for one in said) else "no") if plain else None
        found[key] = (answer, some, every, len(said), how)
    return found


@cache
def three_cases() -> Store:
    """A store of three cases."""
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("; ".join(create_table(tables()[name]) for name in TABLES))
    connection.execute(
        f"INSERT INTO cases BY NAME SELECT i AS case_id, '{CONTEXT}' AS context, 'C' || i AS case_ref, "
        f"'{SOURCE}' AS source, 'x/o.csv' AS source_file, i AS source_row FROM range(1, 4) AS t(i)"
    )
    return Store(connection, Path("unused"))


def store_of(extract: Sequence[Any]) -> Store:
    """The three cases, and these codings in their order."""
    store = three_cases()
    store.connection.execute("DELETE FROM codings")
    rows = [
        [CONTEXT, case, coder, variable, answer, day, row]
        for row, (case, coder, variable, answer, day) in enumerate(extract, start=1)
    ]
    if rows:
        store.connection.executemany(
            "INSERT INTO codings VALUES (?, ?, ?, ?, ?, ?, 'c', 'x/c.csv', ?, 0)", rows
        )
    return store


OF_THEFT = [one for one in contexts() if one.context == CONTEXT]


@settings(max_examples=25, deadline=None)
@given(st.lists(EXTRACT, max_size=14), st.lists(OWN, max_size=14))
def test_answers_are_settled_as_by_hand(extract: Sequence[Any], own: Sequence[Any]) -> None:
    store = store_of(extract)
    entries = [
        Coding(0, CaseName(case, SOURCE), role, who, variable, answer, AT, 1, 1)
        for case, role, who, variable, answer in own
    ]
    with TemporaryDirectory() as folder:
        codings_file(Path(folder) / CONTEXT).append(lambda _: entries)
        made = settle_codings(store, Path(folder), OF_THEFT)
    coders, mine, wins = standing(extract, own)
    rows = store.connection.execute("SELECT case_ref, variable, coder, answer FROM coder_answers").fetchall()
    assert {one[:3]: one[3] for one in rows} == coders
    names = "case_ref, variable, answer, any_yes, all_yes, n_coders, how"
    rows = store.connection.execute(f"SELECT {names} FROM coded_answers").fetchall()
    assert {one[:2]: one[2:] for one in rows} == settled(coders, wins)
    coded = {case for case, _, _ in coders}
    # Without a sample, what an extract codes counts as drawn.
    drawn = len({case for case, variable, coder in coders if (case, variable, coder) not in mine})
    rows = store.connection.execute(
        "SELECT case_ref, n_coders, stratum_size, stratum_drawn FROM coded_cases"
    ).fetchall()
    assert made == len(coded)
    assert sorted(rows) == [
        (case, len({one for at, _, one in coders if at == case}), 3, drawn) for case in sorted(coded)
    ]
