"""What is declared of records is whole: every word that a query asks for is there, and every category has a code."""

from __future__ import annotations

import re

from groundview.synth.build import EXTRACT
from groundview.synth.people.identity import identity
from groundview.synth.records.settings import DETAILS, settings
from groundview.synth.records.write_down import HERE

QUERIES = [path.read_text(encoding="utf-8") for path in sorted((HERE / "sql").glob("*.sql"))]
QUERIES += [(EXTRACT / f"{table}.sql").read_text(encoding="utf-8") for table in ("nominals", "identifiers")]
TEXT = "\n".join(QUERIES)


def test_every_rate_is_declared_and_used() -> None:
    assert set(re.findall(r"happens\('(\w+)'", TEXT)) == set(settings().rates)


def test_every_ladder_is_declared_and_used() -> None:
    assert set(re.findall(r"\bwrong_(\w+)\(", TEXT)) == set(settings().ladders)


def test_rates_are_chances() -> None:
    told = settings()
    rates = list(told.rates.values()) + [sum(ladder.values()) for ladder in told.ladders.values()]
    rates += [
        rate for care in told.cares for rate in (care.nameless, care.identifiers, *care.missing.values())
    ]
    assert min(rates) >= 0
    assert max(rates) <= 1


def test_cares_speak_of_known_details_and_roles_of_known_cares() -> None:
    told = settings()
    cares = {care.care: care for care in told.cares}
    assert set(told.roles.values()) | {"other"} == set(cares)
    for care in told.cares:
        assert set(care.missing) | set(care.never) == set(DETAILS)
        assert not set(care.missing) & set(care.never)


def test_every_category_of_ethnicity_has_a_code_and_a_factor() -> None:
    told = settings()
    assert set(told.seen_as) == set(identity().categories)
    assert set(told.seen_as.values()) <= set(told.officer_codes)
    assert {category.broad for category in identity().categories.values()} == set(
        told.ethnicity_missing.groups
    )
