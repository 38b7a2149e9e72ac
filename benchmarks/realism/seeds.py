"""Twenty worlds: how far each planted fact moves from seed to seed, as a table in docs/synthetic.md.

Run as a script: python benchmarks/realism/seeds.py
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from statistics import mean, stdev

import duckdb
from measured import Comparison, comparisons, measure
from page import DIALS, PAGE

from groundview.synth.build import build, record_extract

SEEDS = range(1, 21)
MADE = re.compile(r"(<!-- seeds[^>]*-->\n).*?(<!-- end of seeds -->)", re.DOTALL)
PLANTED = {"effect": 0.70, "none": 1.00, "displaced": 0.55}
RATIO = """
    WITH planted AS (SELECT key, type, areas, beside, "from" FROM planted_effect WHERE key = $key),
    own AS (SELECT DISTINCT city_id FROM area WHERE area_id IN (SELECT unnest(areas) FROM planted)),
    each AS (
        -- One row per offence of a type that the intervention is about, in its city and not beside it.
        SELECT list_contains(areas, area_id) AS inside, occurred_from::DATE >= "from" AS after
        FROM offence JOIN offence_type USING (type_id) JOIN (
            SELECT type, any_value(areas) AS areas, any_value(beside) AS beside, any_value("from") AS "from"
            FROM planted GROUP BY type) AS planted ON planted.type = offence_type.key
        WHERE city_id IN (FROM own) AND NOT list_contains(beside, area_id))
    SELECT (count(*) FILTER (inside AND after) / count(*) FILTER (inside AND NOT after))
        / (count(*) FILTER (NOT inside AND after) / count(*) FILTER (NOT inside AND NOT after)) FROM each"""

Values = dict[tuple[str, str], float]


def world(seed: int) -> Values:
    """Every comparison and every effect in the world of one seed."""
    connection = duckdb.connect()
    record_extract(build(replace(DIALS, seed=seed), connection))
    values = {(one.key, label): v for one in comparisons() for label, v in measure(one, connection).items()}
    for key in PLANTED:
        found = connection.execute(RATIO, {"key": key}).fetchone()
        values["effect", key] = float(found[0]) if found else float("nan")
    return values


def words(worlds: Sequence[Values]) -> str:
    """The table: a row a fact, its mean, spread and range over the worlds."""
    lines = [
        "| fact | planted or published | mean | standard deviation | lowest | highest |",
        "|---|---|---|---|---|---|",
    ]
    for one in comparisons():
        lines += [_row(f"{one.title}: {label}", _given(one, label), one, [w[one.key, label] for w in worlds])
                  for label in one.labels]  # fmt: skip
    ratio = next(one for one in comparisons() if one.unit == "ratio")
    for key, planted in PLANTED.items():
        name = f"Intervention, rate ratio, {key}"
        lines.append(_row(name, f"{planted:.2f}", ratio, [w["effect", key] for w in worlds]))
    return "\n".join(lines)


def _given(one: Comparison, label: str) -> str:
    values = dict.fromkeys(p.values[label] for p in one.published if label in p.values)
    return " to ".join(one.said(value) for value in sorted(values))


def _row(name: str, given: str, one: Comparison, values: Sequence[float]) -> str:
    numbers = (mean(values), stdev(values), min(values), max(values))
    return f"| {name} | {given} | {' | '.join(one.said(number) for number in numbers)} |"


if __name__ == "__main__":
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        table = words(list(workers.map(world, SEEDS)))
    page = PAGE.read_text(encoding="utf-8")
    made = MADE.sub(lambda marks: f"{marks[1]}\n{table}\n\n{marks[2]}", page)
    PAGE.write_text(made, encoding="utf-8", newline="\n")
