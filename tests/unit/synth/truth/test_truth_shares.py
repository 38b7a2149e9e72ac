"""Each definition's share by an oracle that shares no line with the queries: plain Python on rows."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from groundview.declare import load_yaml
from groundview.errors import UsageProblem
from groundview.synth.truth.definitions import Definition, definitions
from groundview.synth.world import World

CONTEXTS = ("fraud", "cse", "adult_sex_market", "acquisitive_crime", "neighbourhood")
TAKEN_ON = date(2026, 2, 2)
Row = dict[str, Any]


def rows(world: World, query: str) -> list[Row]:
    made = world.db.execute(query)
    names = [column[0] for column in made.description]
    return [dict(zip(names, row, strict=True)) for row in made.fetchall()]


def apart(world: World) -> dict[tuple[str, int], int]:
    """By kind and id of a case: the most days to another case of its kind, or an offence, with the same three people or
    more acting in both; without those that have no such other."""
    acted: dict[tuple[str, int], set[int]] = defaultdict(set)
    days = {("offence", row["offence_id"]): row["recorded_on"] for row in rows(world, "FROM offence")}
    for part in rows(world, "FROM taking_part WHERE true_role = 'offender'"):
        acted["offence", part["offence_id"]].add(part["person_id"])
    for kind, (table, column) in ACTING.items():
        days |= {(kind, row["case_id"]): row["happened_on"] for row in rows(world, f"FROM case_{kind}")}
        for part in rows(world, f"FROM {table}"):
            acted[kind, part[column]].add(part["person_id"])
    of_person: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for case, persons in acted.items():
        for person in persons if len(persons) >= 3 else ():
            of_person[person].add(case)
    found = {}
    for case, persons in acted.items():
        others = Counter(
            other for person in persons for other in of_person[person] if other[0] in (case[0], "offence")
        )
        gaps = [abs((days[case] - days[one]).days) for one, n in others.items() if n >= 3 and one != case]
        if gaps and case in days:
            found[case] = max(gaps)
    return found


ACTING = {
    "fraud": ("fraud_actor", "fraud_id"),
    "cse": ("exploiting", "young_person_id"),
    "adult_sex_market": ("market_acting", "case_id"),
}
"""Where it stands who acted in cases that are not offences."""


def meets(definition: str, case: Row, group: Row | None, members: int, apart: int) -> bool:
    """As the definitions' own words say."""
    lasted = ((group["ended"] or TAKEN_ON) - group["began"]).days if group else 0
    further = ("division", "discipline", "violence", "business", "international", "laundering", "influence")
    together, gainful = case["n_acting"], case["serious"] and case["gain"]
    match definition:
        case "two_or_more":
            return together > 1
        case "serious_crime_act_2015_s45":
            return gainful and max(together, members) >= 3
        case "untoc_2000":
            return gainful and ((members >= 3 and lasted >= 90) or apart >= 90)
        case "eu_1998":
            marks = sum(bool(group and group[mark]) for mark in further)
            return gainful and members > 2 and lasted >= 180 and marks >= 2
        case "home_office_2018":
            return case["serious"] and (case["planned"] or together > 1)
        case "coordination_and_planning":
            return case["planned"] and together > 1
        case "association":
            return bool(case["has_associate"])
    raise AssertionError(definition)


@pytest.fixture(scope="module")
def counted(extracted: World) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Cases, and those that meet it, by context, definition and area ('' for all)."""
    groups = {group["group_id"]: group for group in rows(extracted, "FROM grp")}
    stays = defaultdict(list)
    for stay in rows(extracted, "FROM member"):
        stays[stay["group_id"]].append(stay)
    area = {row["area_id"]: row["code"] for row in rows(extracted, "FROM area")}
    again = apart(extracted)
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    for context in CONTEXTS:
        for one in rows(extracted, f"FROM case_{context}"):
            day = one["happened_on"]
            there = {
                stay["person_id"]
                for stay in stays[one["group_id"]]
                if stay["joined"] <= day and (stay["left_on"] is None or stay["left_on"] > day)
            }
            gap = again.get((context if context in ACTING else "offence", one["case_id"]), 0)
            for each in definitions():
                met = meets(each.definition, one, groups.get(one["group_id"]), len(there), gap)
                for code in ("", area[one["area_id"]]):
                    count = counts[context, each.definition, code]
                    count[0] += 1
                    count[1] += met
    return {key: (n, met) for key, (n, met) in counts.items()}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_share_is_exact(truth: Path, counted: dict[tuple[str, str, str], tuple[int, int]]) -> None:
    written = {
        (row["context"], row["definition"], row["area_code"]): (int(row["n_cases"]), int(row["n_met"]))
        for row in read(truth / "organised_shares.csv")
    }
    assert written == counted
    for row in read(truth / "organised_shares.csv"):
        assert float(row["share"]) == int(row["n_met"]) / int(row["n_cases"])


def test_neighbourhoods_are_sums_of_their_areas(extracted: World, truth: Path) -> None:
    inside = {
        row["code"]: row["neighbourhood"]
        for row in rows(extracted, "FROM area WHERE neighbourhood IS NOT NULL")
    }
    sums: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in read(truth / "organised_shares.csv"):
        if row["area_code"] in inside:
            sums[row["context"], row["definition"], inside[row["area_code"]]] += int(row["n_met"])
    found = read(truth / "organised_shares_in_neighbourhoods.csv")
    assert {
        (row["context"], row["definition"], row["neighbourhood"]): int(row["n_met"]) for row in found
    } == sums


@pytest.mark.parametrize("context", CONTEXTS)
def test_the_answer_depends_on_the_definition(
    context: str, counted: dict[tuple[str, str, str], tuple[int, int]]
) -> None:
    shares = {one.definition: counted[context, one.definition, ""][1] for one in definitions()}
    assert len(set(shares.values())) >= 4
    assert shares["eu_1998"] <= shares["untoc_2000"] <= shares["serious_crime_act_2015_s45"]
    assert shares["coordination_and_planning"] <= shares["two_or_more"]
    assert shares["serious_crime_act_2015_s45"] > 0


def test_there_are_the_seven_definitions_each_with_its_source() -> None:
    assert {one.definition for one in definitions()} == {
        "two_or_more", "serious_crime_act_2015_s45", "untoc_2000", "eu_1998", "home_office_2018",
        "coordination_and_planning", "association",
    }  # fmt: skip
    for one in definitions():
        assert one.about.endswith(".")
        assert len(one.source.split()) > 5


def test_a_definition_is_read_strictly(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        "definition: x\ntitle: X\nabout: A.\nsource: S\nmeet: c.n_acting > 1\n", encoding="utf-8"
    )
    with pytest.raises(UsageProblem, match="did you mean `met`"):
        load_yaml(wrong, Definition)
