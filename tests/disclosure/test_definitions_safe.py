"""The same cases under several definitions: no small count is told by a difference, a bound, a range or a note."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Any

import cubes
import numpy as np
import pytest

from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released

AUDIENCES = ("partner", "public")
Judged = tuple[int, int, int]
"""Cases proved, left open, and in all."""


def released(rows: list[cubes.Row], audience: str) -> list[Released]:
    return release_figures(cubes.columns(rows), {}, cubes.rules(audience))


def judged(counts: Judged, **more: Any) -> cubes.Row:
    """A finding of `organised_share`; each context is a study of its own, unless one is named."""
    met, left_open, whole = counts
    named = {
        "measure": "organised_share",
        "question": "attribution",
        "context": f"c{counts}",
        "definition": "d",
    }
    bounds = {"evidence_low": met / whole, "evidence_high": (met + left_open) / whole}
    return cubes.share(met, whole, **named | bounds | more)


def seen(figure: Released) -> tuple[object, ...]:
    bounds = [tuple(round(end, 9) for end in pair) for _, pair in sorted(figure.doubts.items())]
    return figure.state, figure.shown, figure.numerator, figure.denominator, *bounds


def alike(rows: list[cubes.Row], tells: list[Any], audience: str) -> dict[Any, set[Any]]:
    """What each released text may stand for: the truths that look the same."""
    found = defaultdict(set)
    for figure, truth in zip(released(rows, audience), tells, strict=True):
        found[seen(figure)].add(truth)
    return found


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_definition_within_another_does_not_tell_the_few_between_them(audience: str) -> None:
    least = cubes.rules(audience).threshold
    counts = list(range(36, 125))
    shown = [seen(figure)[2] for figure in released([judged((n, 300, 600)) for n in counts], audience)]
    pairs = defaultdict(set)
    for inner, first in zip(counts, shown, strict=True):
        for outer, second in zip(counts, shown, strict=True):
            if outer >= inner:
                pairs[first, second].add(outer - inner)
    assert len(pairs) > 20
    # The first and the last number shown stand for others too, beyond those that are tried.
    for (first, second), differences in pairs.items():
        if {first, second} & {shown[0], shown[-1]}:
            continue
        if differences & set(range(1, least)):
            assert len(differences) >= least


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_evidence_range_does_not_tell_the_few_that_are_open_or_ruled_out(audience: str) -> None:
    least, whole = cubes.rules(audience).threshold, 200
    truths = [(met, left_open) for met in range(20, 60) for left_open in range(whole - met + 1)]
    rows = [judged((met, left_open, whole)) for met, left_open in truths]
    for group in alike(rows, truths, audience).values():
        if {met for met, _ in group} & {*range(20, 25), *range(55, 60)}:
            continue
        left_open = {n for _, n in group}
        out = {whole - met - n for met, n in group}
        for numbers in (left_open, out):
            if numbers & set(range(1, least)):
                assert len(numbers) >= least


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_end_of_a_range_that_is_a_small_count_is_pushed_outwards(audience: str) -> None:
    least = cubes.rules(audience).threshold
    shown, _ = released([judged((0, 2, 400)), judged((100, 100, 400))], audience)
    assert shown.doubts["evidence"] == pytest.approx((0.0, least / 400))
    (most,) = released([judged((200, 198, 400))], audience)
    assert most.doubts["evidence"][1] == 1.0


def test_the_range_over_areas_is_of_areas_that_are_shown() -> None:
    places = {"E1": (3, 100, 120), "E2": (30, 50, 100), "E3": (60, 80, 200), "E4": (45, 60, 100)}
    rows = [judged(counts, context="c", area_code=area) for area, counts in places.items()]
    everywhere = {"areas_low": 3 / 120, "areas_high": 0.45}
    rows.append(judged((138, 290, 520), context="c", **everywhere))
    shown = released(rows, "partner")
    open_ = [figure.value for figure in shown if figure.area_code and figure.value is not None]
    assert "suppressed" in {figure.state for figure in shown}
    assert shown[-1].value is not None
    assert shown[-1].doubts["areas"] == pytest.approx((min([*open_, shown[-1].value]), max(open_)))
    (alone,) = released([judged((138, 290, 520), context="c", **everywhere)], "partner")
    assert "areas" not in alone.doubts
    (inside,) = released([judged((138, 290, 520), context="c", **everywhere)], "internal")
    assert inside.doubts["areas"] == (3 / 120, 0.45)


@pytest.mark.parametrize(("part", "state"), [(2, "suppressed"), (20, "released"), (58, "suppressed")])
def test_a_share_of_few_coded_cases_is_hidden_however_many_it_stands_for(part: int, state: str) -> None:
    share = part / 60
    row = judged((0, 0, 3000), context="c") | {
        "measure": "coded_share", "value": share, "numerator": share * 3000, "n": 60.0,
    }  # fmt: skip
    (shown,) = released([row], "partner")
    assert shown.state == state


def neighbourhoods(*counts: int, whole: int) -> list[str]:
    """The states of these numbers of organised cases by neighbourhood, and of the whole study."""
    rows = [judged((n, 200, 500), context="c", breakdown=f"neighbourhood=n{n}") for n in counts]
    return [figure.state for figure in released([*rows, judged((whole, 900, 4000), context="c")], "partner")]


def test_a_few_neighbourhoods_do_not_hide_the_whole_and_all_of_them_protect_each_other() -> None:
    """What is left outside them nobody is told; where nothing is, the smallest is the total less the others."""
    assert neighbourhoods(3, whole=180) == ["suppressed", "released"]
    assert neighbourhoods(3, 40, 90, whole=180) == ["suppressed", "released", "released", "released"]
    assert neighbourhoods(3, 40, 90, whole=133) == ["suppressed", "suppressed", "released", "released"]
    assert neighbourhoods(3, 40, 90, whole=136) == ["suppressed", "suppressed", "released", "released"]


def test_estimates_do_not_hide_each_other_as_if_they_added_up() -> None:
    rows = [
        judged((0, 0, 300), context="c", area_code=area)
        | {"measure": "calibrated_share", "value": share, "numerator": share * 300, "n": 60.0}
        for area, share in (("E1", 0.03), ("E2", 0.5), ("E3", 0.4))
    ]
    assert [figure.state for figure in released(rows, "partner")] == ["suppressed", "released", "released"]


def step(number: int, answer: str, n: float) -> cubes.Row:
    return cubes.row(
        "evidence_steps", n, question="attribution", context="c", definition="d", unit="cases", n=n, numerator=n,
        breakdown=f"step={number};part=p{number};answer={answer}",
    )  # fmt: skip


def test_steps_that_follow_from_each_other_are_hidden_together() -> None:
    """Those who reach the second step are those who met the first (3) and those who are open (200)."""
    first, second = {"met": 3, "not met": 90, "unknown": 200}, {"met": 60, "not met": 70, "unknown": 73}
    rows = [step(1, answer, n) for answer, n in first.items()] + [step(2, a, n) for a, n in second.items()]
    assert {figure.state for figure in released(rows, "partner")} == {"suppressed"}
    assert {figure.state for figure in released(rows[3:], "partner")} == {"released"}


def test_cases_by_answer_and_the_share_hide_the_same_numbers() -> None:
    """The share hides 2 and 40 of the areas; the number of cases by answer must not tell the 40."""
    rows = [
        judged((n, 100, 300), context="c", area_code=area) for area, n in (("A", 2), ("B", 40), ("C", 90))
    ]
    told = {"question": "attribution", "context": "c", "definition": "d", "unit": "cases", "area_code": "B"}
    rows.append(cubes.row("case_answers", 40, breakdown="answer=organised", n=40, numerator=40, **told))
    states = [figure.state for figure in released(rows, "partner")]
    assert states == ["suppressed", "suppressed", "released", "suppressed"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_losses_of_few_cases_are_hidden_and_not_found_from_the_rest(audience: str) -> None:
    told = {"question": "impact", "context": "c", "definition": "d", "unit": "pounds"}
    rows = [
        cubes.row("loss_total", total, breakdown=f"answer={answer}", n=n, **told)
        for answer, total, n in (
            ("organised", 51234.0, 3),
            ("open", 912345.0, 400),
            ("not organised", 81234.0, 90),
        )
    ]
    rows.append(cubes.row("loss_total", 1044813.0, n=493, **told))
    figures = {figure.breakdown: figure for figure in released(rows, audience)}
    assert figures["answer=organised"].state == "suppressed"
    hidden = [figure for figure in figures.values() if figure.state == "suppressed"]
    assert len(hidden) == 2
    assert figures["answer=open"].value == 910000


def test_a_share_worked_out_from_others_moves_in_steps_of_enough_cases() -> None:
    told = {"question": "attribution", "context": "c", "definition": "d", "unit": "share of cases"}
    rows = [cubes.row("evidence_worth", n / 60, n=60, breakdown=f"field=f{n}", **told) for n in range(61)]
    for audience, step_ in (("partner", 0.1), ("public", 0.2)):
        shown = sorted({figure.value for figure in released(rows, audience) if figure.value is not None})
        assert min(round(b - a, 9) for a, b in pairwise(shown)) >= step_ - 1e-9
        assert all(figure.shown.endswith("%") for figure in released(rows, audience))


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("3 of 60 coded cases cannot be decided", False),
        ("27 of 296 coded cases cannot be decided", False),
        ("no share: 24 cases are coded, and at least 30 are needed", False),
        ("no figure: fewer than 10 cases with a loss", True),
        ("supplied for 3 of 12 areas: not comparable with other months", True),
    ],
)
def test_a_note_that_counts_cases_is_kept_only_where_the_counts_could_be_printed(
    note: str, kept: bool
) -> None:
    (shown,) = released([judged((60, 100, 300), note=note)], "public")
    assert shown.note == (note if kept else "")
    (inside,) = released([judged((60, 100, 300), note=note)], "internal")
    assert inside.note == note


def nested(seed: int) -> list[dict[str, int]]:
    """Cases of four areas under three definitions, each within the next by few."""
    chance = np.random.default_rng(seed)
    places = []
    for _ in range(4):
        inner = int(chance.integers(30, 90))
        middle = inner + int(chance.integers(0, 8))
        places.append({"inner": inner, "middle": middle, "outer": middle + int(chance.integers(0, 8))})
    return [*places, {name: sum(place[name] for place in places) for name in places[0]}]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("seed", range(4))
def test_no_small_difference_is_found_by_all_areas_and_definitions_together(audience: str, seed: int) -> None:
    """The strongest attack: every area, every definition and their sums at once, with the knowledge of how counts are
    rounded and which definition lies within which."""
    from scipy.optimize import linprog

    least, truth = cubes.rules(audience).threshold, nested(seed)
    names, codes = list(truth[0]), ["A", "B", "C", "D", ""]
    rows = [
        judged((place[name], 100, 2000 if code else 8000), context="c", definition=name, area_code=code)
        for place, code in zip(truth, codes, strict=True)
        for name in names
    ]
    shown = [figure.numerator for figure in released(rows, audience)]
    assert None not in shown
    size, base = len(names), max(least, 5)
    bounds = [(n - base / 2, n + base / 2) for n in shown if n is not None]
    sums, within = np.zeros((size, len(rows))), np.zeros((len(codes) * (size - 1), len(rows)))
    for name in range(size):
        sums[name, name : 4 * size : size], sums[name, 4 * size + name] = 1.0, -1.0
    for place in range(len(codes)):
        for name in range(size - 1):
            row = within[place * (size - 1) + name]
            row[place * size + name], row[place * size + name + 1] = 1.0, -1.0
    for difference, place in zip(-within, np.repeat(range(5), size - 1), strict=True):
        true = int(difference @ [truth[p][name] for p in range(5) for name in names])
        if not 0 < true < least or place == 4:
            continue
        ends = [
            linprog(sign * difference, A_ub=within, b_ub=np.zeros(len(within)), A_eq=sums, b_eq=np.zeros(size),
                    bounds=bounds).fun * sign
            for sign in (1.0, -1.0)
        ]  # fmt: skip
        assert ends[1] - ends[0] >= least - 1
