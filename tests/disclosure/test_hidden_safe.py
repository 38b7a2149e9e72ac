"""What is hidden goes through the gate: small overlaps of lists, and whatever would tell them; few suspects elsewhere;
few incidents behind an estimate."""

from __future__ import annotations

from itertools import combinations

import cubes
import numpy as np
import pytest

from groundview.profile.disclosure.gate import release_figures
from groundview.profile.disclosure.released import Released

LISTS = ("charity", "health", "police")


def released(rows: list[cubes.Row], audience: str) -> dict[tuple[str, str], Released]:
    figures = release_figures(cubes.columns(rows), {}, cubes.rules(audience))
    return {(one.measure, one.breakdown): one for one in figures}


def persons(measure: str, n: float, breakdown: str) -> cubes.Row:
    return cubes.row(measure, n, breakdown=breakdown, unit="persons", n=n, numerator=n)


def estimated(value: float, repeated: float, breakdown: str, low: float) -> cubes.Row:
    """A total of a model; its least end is everybody who is on a list."""
    numbers = {"n": repeated, "sampling_low": low, "sampling_high": 2 * value}
    return cubes.row("hidden_population", value, breakdown=breakdown, unit="persons, estimated", **numbers)


def population(name: str, patterns: dict[tuple[int, ...], int]) -> list[cubes.Row]:
    """Findings of one population of which so many persons have each pattern of lists."""

    def on(*lists: int) -> int:
        return sum(n for pattern, n in patterns.items() if all(pattern[at] for at in lists))

    total, repeated = sum(patterns.values()), sum(n for pattern, n in patterns.items() if sum(pattern) > 1)
    names = LISTS[: len(next(iter(patterns)))]
    of = f"population={name}"
    rows = [persons("list_size", on(at), f"{of};list={each}") for at, each in enumerate(names)]
    rows += [persons("listed_persons", total, f"{of};on=any list")]
    rows += [persons("listed_persons", repeated, f"{of};on=two lists or more")]
    for one, other in combinations(range(len(names)), 2):
        for first, second in ((one, other), (other, one)):
            breakdown = f"{of};list={names[first]};also={names[second]}"
            rows.append(cubes.share(on(one, other), on(first), measure="list_overlap", question="victimisation",
                                    breakdown=breakdown))  # fmt: skip
    rows.append(estimated(3.217 * total, repeated, of, total))
    return [*rows, estimated(on(0) * on(1) / on(0, 1) + 0.01, repeated, f"{of};model=independence", total)]


TWO = {(1, 0): 94, (0, 1): 98, (1, 1): 3}
CODES = [code for code in np.ndindex(2, 2, 2) if sum(code)]
THREE = dict(zip(CODES, (85, 70, 2, 90, 41, 12, 1), strict=True))
MANY = dict(zip(CODES, (81, 77, 32, 93, 45, 22, 15), strict=True))


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_two_lists_that_share_few_tell_nothing_but_their_sizes(audience: str) -> None:
    """Sizes less all persons are those on both, and two sizes over an independent total are as well."""
    states = {key: one.state for key, one in released(population("labour", TWO), audience).items()}
    shown = {measure for (measure, _), state in states.items() if state == "released"}
    assert shown == {"list_size"}


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_one_small_overlap_hides_every_overlap_of_its_population(audience: str) -> None:
    figures = released([*population("labour", THREE), *population("street", MANY)], audience)
    small = {key: one for key, one in figures.items() if "population=labour" in key[1]}
    shown = {key for key, one in small.items() if one.state == "released"}
    sizes = {("list_size", f"population=labour;list={name}") for name in LISTS}
    assert shown == sizes | {("hidden_population", "population=labour")}
    assert all(one.state == "released" for key, one in figures.items() if "population=street" in key[1])


@pytest.mark.parametrize(("audience", "threshold"), [("partner", 5), ("public", 10)])
@pytest.mark.parametrize("seed", range(8))
def test_no_hidden_overlap_is_found_from_all_that_is_shown(audience: str, threshold: int, seed: int) -> None:
    """Given every number shown exactly, a hidden overlap may still be any of a range as wide as the threshold."""
    chance = np.random.default_rng(seed)
    patterns = {code: int(chance.poisson(60 if sum(code) == 1 else 7)) for code in CODES}
    figures = released(population("labour", patterns), audience)
    shown = [_sums(key) for key, one in figures.items() if one.state == "released"]
    told = np.array([row for row in shown if row is not None])
    truth = np.array([patterns[code] for code in CODES], dtype=float)
    for key, one in figures.items():
        row = _sums(key)
        if key[0] == "list_overlap" and one.state == "suppressed" and row is not None:
            assert _width(row, told, truth) >= threshold


def _sums(key: tuple[str, str]) -> list[float] | None:
    """The patterns that a count is the sum of."""
    parts = dict(part.split("=") for part in key[1].split(";"))
    if key[0] == "listed_persons":
        return [float(parts["on"] == "any list" or sum(code) > 1) for code in CODES]
    if key[0] not in {"list_size", "list_overlap"}:
        return None
    at = [LISTS.index(parts[name]) for name in ("list", "also") if name in parts]
    return [float(all(code[place] for place in at)) for code in CODES]


def _width(row: list[float], told: np.ndarray, truth: np.ndarray) -> float:
    from scipy.optimize import linprog

    bounds = [(0, None)] * len(truth)
    ends = [
        sign * linprog(sign * np.array(row), A_eq=told, b_eq=told @ truth, bounds=bounds).fun
        for sign in (1, -1)
    ]
    return float(ends[1] - ends[0])


def test_an_estimated_number_of_persons_tells_nobody_how_many_were_listed() -> None:
    (figure,) = released([estimated(61.7, 20, "population=labour", 38)], "partner").values()
    assert figure.value == 60
    assert figure.doubts["sampling"] == (40, 125)


def test_an_estimate_is_worked_out_again_from_rounded_counts() -> None:
    def row(n: float) -> cubes.Row:
        numbers = {
            "n": n,
            "numerator": n,
            "denominator": 0.15,
            "sampling_low": n / 0.2,
            "sampling_high": n / 0.1,
        }
        unit = "incidents, by a published share"
        return cubes.row("estimated_incidents", n / 0.15, breakdown=f"kind=k{n}", unit=unit, **numbers)

    figures = released([row(3), row(11), row(12), row(853)], "public")
    assert figures["estimated_incidents", "kind=k3"].state == "suppressed"
    assert figures["estimated_incidents", "kind=k12"].value == pytest.approx(10 / 0.15)
    assert figures["estimated_incidents", "kind=k853"].value == pytest.approx(850 / 0.15)
    assert figures["estimated_incidents", "kind=k853"].denominator == 0.15


def test_what_a_survey_publishes_of_a_country_passes_as_it_is() -> None:
    row = cubes.row("reporting_rate", 0.1505, unit="share of incidents in a published survey", n=4)
    (figure,) = released([row], "public").values()
    assert (figure.state, figure.value, figure.shown) == ("released", 0.1505, "15%")


def test_few_suspects_elsewhere_are_hidden_with_all_that_would_tell_them() -> None:
    """97 of 100 known are local, and 3 elsewhere."""
    rows = [
        cubes.share(97, 100, measure="remote_share", question="victimisation", breakdown="suspect=local"),
        cubes.share(3, 100, measure="remote_share", question="victimisation", breakdown="suspect=elsewhere"),
        cubes.share(400, 500, measure="remote_unknown", question="victimisation"),
        cubes.row("money_out", 61_234.5, unit="pounds", n=3, evidence_low=61_234.5, evidence_high=90_000),
    ]
    states = {one.breakdown or one.measure: one.state for one in released(rows, "partner").values()}
    hidden = {"suspect=local", "suspect=elsewhere", "money_out"}
    assert states == dict.fromkeys(hidden, "suppressed") | {"remote_unknown": "released"}


def test_a_partners_few_reports_are_hidden_in_both_measures() -> None:
    rows = [
        cubes.share(
            2, 212, measure="partner_reporting_rate", question="victimisation", breakdown="partner=a"
        ),
        cubes.row("partner_unreported", 210, unit="incidents", n=212, numerator=210, breakdown="partner=a"),
        cubes.share(
            60, 300, measure="partner_reporting_rate", question="victimisation", breakdown="partner=b"
        ),
        cubes.row("partner_unreported", 240, unit="incidents", n=300, numerator=240, breakdown="partner=b"),
        cubes.share(
            90, 990, measure="partner_reporting_rate", question="victimisation", breakdown="partner=c"
        ),
        cubes.row("partner_unreported", 900, unit="incidents", n=990, numerator=900, breakdown="partner=c"),
    ]
    figures = released(rows, "partner")
    assert figures["partner_reporting_rate", "partner=a"].state == "suppressed"
    assert figures["partner_unreported", "partner=a"].state == "suppressed"
    shown = {key[1] for key, one in figures.items() if one.state == "released"}
    assert shown == {"partner=c"}


@pytest.mark.parametrize(
    "note", ["Only 12 of 213 persons are on two lists or more.", "of 7 incidents, none was reported"]
)
def test_a_note_that_counts_persons_is_left_out(note: str) -> None:
    row = estimated(471.9, 60, "population=labour", 213) | {"note": note}
    (figure,) = release_figures(cubes.columns([row]), {}, cubes.rules("public"))
    assert figure.note == ""
