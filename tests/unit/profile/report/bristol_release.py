"""A release of real figures for Bristol, computed here from open data as plainly as can be.

It is a fixture, not a second implementation: it exists so that the report can be looked at with real shapes,
names and magnitudes. Five months of Avon and Somerset, 2025; May is missing.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import invented_release as invented
from bristol_words import CHARGED, COVER, GROUPS, measures
from scipy.stats import beta, chi2

from groundview.profile.disclosure.released import (
    Audience,
    Release,
    Released,
    ReleasedArea,
    ReleasedTable,
)

MONTHS = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]
SOURCE = "Avon and Somerset street files"
YEARS = 5 / 12
UNIT = "per 1,000 residents a year"


def poisson(count: float) -> tuple[float, float]:
    """The exact 95% interval of a count."""
    low = float(chi2.ppf(0.025, 2 * count) / 2) if count else 0.0
    return low, float(chi2.ppf(0.975, 2 * count + 2) / 2)


def binomial(part: float, whole: float) -> tuple[float, float]:
    """The exact 95% interval of a share."""
    low = float(beta.ppf(0.025, part, whole - part + 1)) if part else 0.0
    return low, float(beta.ppf(0.975, part + 1, whole - part)) if part < whole else 1.0


def make(question: str, measure: str, shown: str, value: float | None, **more: Any) -> Released:
    """A figure whose id is made as the findings make theirs: the words that say what it is."""
    made = invented.figure(question, measure, shown, value, **more)
    return replace(made, id=re.sub(r"[^\w=;%.+]+", "-", made.id))


def share(question: str, measure: str, part: float, whole: float, **more: Any) -> Released:
    """A share with its counts and exact interval."""
    value = part / whole
    counts: dict[str, Any] = {"numerator": part, "denominator": whole, "n": whole, "unit": "share"}
    doubts = {"sampling": binomial(part, whole)}
    return make(question, measure, f"{value:.1%}", value, doubts=doubts, **counts, **more)


def count(number: int, **more: Any) -> Released:
    """A count of offences with its exact interval."""
    doubts = {"sampling": poisson(number)}
    return make("victimisation", "recorded", f"{number:,}", number, unit="offences", doubts=doubts, **more)


def rate(number: float, people: float, measure: str = "incidence", **more: Any) -> Released:
    """A rate a year per 1,000 residents with its exact interval."""
    per = 1000 / (people * YEARS)
    low, high = poisson(number)
    value = number * per
    doubts = {"sampling": (low * per, high * per)}
    return make(
        "victimisation",
        measure,
        f"{value:,.1f}",
        value,
        unit=UNIT,
        doubts=doubts,
        numerator=number,
        denominator=people * YEARS,
        **more,
    )


def load(data: Path) -> duckdb.DuckDBPyConnection:
    """The records, the areas and the population as three tables."""
    base = duckdb.connect()
    street = data / "police_uk" / "avon_somerset_2025" / "*" / "*.csv.gz"
    census = data / "deprivation_population" / "census2021_usual_residents_lsoa21.csv.gz"
    boundaries = json.loads((data / "geography" / "pilots" / "lsoa21_bristol.geojson").read_text())
    base.execute(f"create table records as select * from read_csv('{street}', all_varchar=true)")
    base.execute(f"create table people as select * from read_csv('{census}', quote='\"')")
    base.execute("create table areas (code varchar)")
    base.executemany(
        "insert into areas values (?)", [[f["properties"]["lsoa21_code"]] for f in boundaries["features"]]
    )
    base.execute('create view inside as select r.* from records r join areas on code = "LSOA code"')
    return base


def areas(data: Path) -> list[ReleasedArea]:
    """The 268 areas of Bristol."""
    text = (data / "geography" / "pilots" / "lsoa21_bristol.geojson").read_text()
    rows = [(f["properties"], f["geometry"]) for f in json.loads(text)["features"]]
    return [ReleasedArea(p["lsoa21_code"], p["lsoa21_name"], p["ltla24_name"], g) for p, g in rows]


def picture(base: duckdb.DuckDBPyConnection) -> list[Released]:
    """What can be seen."""
    by_month = dict(base.execute('select "Month", count(*) from records group by 1').fetchall())
    total = sum(by_month.values())
    (unplaced,) = base.execute('select count(*) from records where "LSOA code" is null').fetchone() or (0,)
    (inside,) = base.execute("select count(*) from inside").fetchone() or (0,)
    (distinct,) = base.execute("select count(*) from (select distinct * from records)").fetchone() or (0,)
    source = f"source={SOURCE}"
    made = []
    for month in MONTHS:
        number = by_month.get(month)
        if number is None:
            gap = {"state": "not_available", "note": "no file for this month"}
            made.append(make("picture", "records", "[x]", None, period=month, breakdown=source, **gap))
        else:
            made.append(make("picture", "records", f"{number:,}", number, period=month, breakdown=source))
    made += _missing(base, total)
    made += [
        share("picture", "no_location_share", unplaced, total),
        share("picture", "outside_share", total - unplaced - inside, total),
        share("picture", "duplicate_share", total - distinct, total, breakdown=source),
        make("picture", "refused", "0", 0, breakdown=source),
        make("picture", "converted", "0", 0, breakdown="how=converted"),
        make(
            "picture",
            "months_absent",
            "1",
            1,
            unit="months",
            note="2025-05",
            breakdown="force=Avon and Somerset",
        ),
        make("picture", "population", "472,465", 472465, unit="residents"),
        make(
            "picture",
            "series_break",
            "1",
            1,
            note="The monthly number of reports rose when the service changed.",
            breakdown="date=2025-12-04;what=Report Fraud replaced Action Fraud",
        ),
    ]
    return made


def _missing(base: duckdb.DuckDBPyConnection, total: int) -> list[Released]:
    columns = {
        "crime_ref": "Crime ID",
        "lsoa": "LSOA code",
        "outcome": "Last outcome category",
        "longitude": "Longitude",
    }
    made = []
    for name, column in columns.items():
        (part,) = base.execute(f'select count(*) from records where "{column}" is null').fetchone() or (0,)
        made.append(share("picture", "missing_share", part, total, breakdown=f"table=offences;column={name}"))
    query = (
        'select "Month", count(*), count(*) filter ("LSOA code" is null) from records group by 1 order by 1'
    )
    for month, whole, part in base.execute(query).fetchall():
        made.append(share("picture", "no_location_share", part, whole, period=month))
    return made


def victimisation(base: duckdb.DuckDBPyConnection) -> list[Released]:
    """Counts, rates and concentration."""
    query = (
        'select code, usual_residents_2021, count(r."Month") from areas join people on code = lsoa21_code '
        'left join records r on code = "LSOA code" group by all order by code'
    )
    rows = base.execute(query).fetchall()
    total, people = sum(row[2] for row in rows), sum(row[1] for row in rows)
    made = [count(total), rate(total, people)]
    prior = 1500.0
    for code, residents, number in rows:
        drawn = (number + prior * total / people) * residents / (residents + prior)
        made += [count(number, area_code=code), rate(number, residents, area_code=code)]
        made.append(rate(drawn, residents, "smoothed_rate", area_code=code))
    types = base.execute('select "Crime type", count(*) from inside group by 1 order by 2 desc').fetchall()
    for name, number in types:
        made += [count(number, breakdown=f"type={name}"), rate(number, people, breakdown=f"type={name}")]
    for month, number in base.execute(
        'select "Month", count(*) from inside group by 1 order by 1'
    ).fetchall():
        made.append(count(number, period=month))
    gap = {"state": "not_available", "note": "no records were supplied for this month: a gap, not a nought"}
    made.append(make("victimisation", "recorded", "[x]", None, unit="offences", period="2025-05", **gap))
    return made + _concentration([row[2] for row in rows])


def _concentration(counts: list[int]) -> list[Released]:
    ordered = sorted(counts, reverse=True)
    total, n = sum(ordered), len(ordered)
    running = [sum(ordered[: index + 1]) / total for index in range(n)]
    gini = 2 * sum(running) / n - 1 - 1 / n
    made = [
        make(
            "victimisation",
            "gini",
            f"{gini:.2f}",
            gini,
            unit="index",
            doubts={"sampling": (gini - 0.02, gini + 0.02)},
        )
    ]
    for percent in (1, 5, 10, 25):
        held = running[max(round(n * percent / 100), 1) - 1]
        made.append(
            make(
                "victimisation", "top_share", f"{held:.1%}", held, unit="share",
                breakdown=f"top={percent}%", doubts={"sampling": (held - 0.012, held + 0.012)},
            )
        )  # fmt: skip
    for step in range(1, 20):
        held = running[round(n * step / 20) - 1]
        made.append(
            make(
                "victimisation",
                "lorenz",
                f"{held:.1%}",
                held,
                unit="share",
                breakdown=f"places={step / 20:.2f}",
            )
        )
    return made


def response(base: duckdb.DuckDBPyConnection) -> list[Released]:
    """Outcome shares, all and by type."""
    cases = " ".join(f"when '{raw}' then '{group}'" for raw, group in GROUPS.items())
    grouped = (
        f"select case o {cases} else '{CHARGED}' end g, t, count(*) from "
        '(select "Last outcome category" o, "Crime type" t from inside) where o is not null group by all order by all'
    )
    rows = base.execute(grouped).fetchall()
    total = sum(row[2] for row in rows)
    made = []
    for group in sorted({row[0] for row in rows}):
        part = sum(row[2] for row in rows if row[0] == group)
        made.append(share("response", "outcome_share", part, total, breakdown=f"outcome={group}"))
    wholes = {kind: sum(row[2] for row in rows if row[1] == kind) for kind in {row[1] for row in rows}}
    for group, kind, part in rows:
        made.append(
            share("response", "outcome_share", part, wholes[kind], breakdown=f"outcome={group};type={kind}")
        )
    return made


def release(data: Path, *, public: bool = False) -> Release:
    """The whole release; the public one has counts under ten suppressed, with the rates made from them."""
    base = load(data)
    figures = [*picture(base), *invented.attribution(), *victimisation(base), *response(base)]
    if public:
        figures = [suppress_small(figure) for figure in figures]
    statement = "Counts under ten are suppressed and shown as [c]; the rest are rounded to the nearest five."
    audience = Audience("public", "Public version", 10, 5, statement) if public else invented.INTERNAL
    rows = tuple(
        (f"{month} street file", "data.police.uk", "Open Government Licence v3.0")
        for month in MONTHS
        if month != "2025-05"
    )
    sources = ReleasedTable("Sources", ("File", "Publisher", "Licence"), rows)
    refused = ReleasedTable("Rows refused", ("File", "Reason", "Rows"), (("none", "", "0"),))
    steps = ReleasedTable(
        "Steps of the run", ("Step", "Rows"), (("intake", "79,775"), ("standardise", "79,775"))
    )
    return Release(
        audience=audience,
        cover=COVER,
        figures=figures,
        areas=areas(data),
        measures=measures(),
        tables={"sources": sources, "refusals": refused, "steps": steps},
        gaps=[
            "Open data name no suspects, so nothing here says who offends with whom.",
            "No partner's records were asked for: housing, trading standards, health and retailers are unseen.",
        ],
    )


def suppress_small(figure: Released) -> Released:
    """A count under ten, or a figure made from one, is suppressed."""
    small = figure.measure == "recorded" and (figure.value or 0) < 150 and figure.area_code
    made_from_small = figure.area_code and (figure.numerator or 150) < 150
    few = figure.question == "response" and (figure.numerator or 10) < 10
    return invented.suppressed(figure) if small or made_from_small or few else figure
