"""The declared settings as small tables of the database."""

from __future__ import annotations

from typing import Any

from groundview.synth.dials import MOST, turned
from groundview.synth.people.origins import origins
from groundview.synth.records.settings import DETAILS, Care, Holding, settings
from groundview.synth.world import World


def put_settings(world: World) -> None:
    """Makes declared_role, declared_care, declared_holding, declared_move, declared_placeholder and others."""
    dirt = world.dials.dirt
    told = settings()
    _pairs(world, "declared_role", ("role", "care"), told.roles)
    _pairs(world, "declared_table", ("in_table", "factor"), told.ethnicity_missing.tables)
    _pairs(world, "declared_group", ("broad", "factor"), told.ethnicity_missing.groups)
    _pairs(world, "declared_mail", ("domain", "nth"), {d: n for n, d in enumerate(told.email_domains)})
    _pairs(world, "declared_seen_as", ("ethnicity", "seen_as_code"), told.seen_as)
    first = {key: origin.family_first for key, origin in origins().items()}
    _pairs(world, "records_family_first", ("origin", "family_first"), first)
    cares = [_care(nth, care, dirt) for nth, care in enumerate(told.cares)]
    world.put_words("declared_care", cares, _types(cares[0]))
    holdings = [_holding(nth, each, dirt) for nth, each in enumerate((*told.holdings, told.elsewhere))]
    world.put_words("declared_holding", holdings, _types(holdings[0]) | {"force_id": "INTEGER"})
    moves = [_move(dirt)]
    world.put_words("declared_move", moves, _types(moves[0]) | {"moved_on": "DATE"})
    words = [
        {"care": care, "nth": nth, "words": text}
        for care, texts in told.placeholders.items()
        for nth, text in enumerate(texts)
    ]
    world.put_words("declared_placeholder", words, _types(words[0]))


def _care(nth: int, care: Care, dirt: float) -> dict[str, Any]:
    """A detail that is never asked for is missing for certain; one without a rate never is."""
    missing = {
        f"no_{detail}": 1.0 if detail in care.never else turned(care.missing.get(detail, 0.0), dirt)
        for detail in DETAILS
    }
    return {
        "care_id": nth,
        "care": care.care,
        "nameless": turned(care.nameless, dirt),
        "identifiers": care.identifiers,
        **missing,
    }


def _holding(nth: int, holding: Holding, dirt: float) -> dict[str, Any]:
    return {
        "series": nth,
        "system": holding.system,
        "force_id": holding.force_id,
        "prefix": holding.prefix,
        "width": holding.width,
        "first": holding.first,
        "yearly": holding.yearly,
        "not_found": turned(holding.not_found, dirt),
        "upper": turned(holding.upper, dirt),
        "plain": turned(holding.plain, dirt),
    }


def _move(dirt: float) -> dict[str, Any]:
    move = settings().migration
    return {
        "system": move.system,
        "force_id": move.force_id,
        "moved_on": move.on.isoformat(),
        "prefix": move.prefix,
        "width": move.width,
        "first": move.first,
        "copied": turned(move.copied, dirt),
        "repointed": move.repointed,
        "onwards": min(MOST, move.onwards),
    }


def _pairs(world: World, table: str, names: tuple[str, str], pairs: dict[str, Any]) -> None:
    rows = [dict(zip(names, pair, strict=True)) for pair in pairs.items()]
    world.put_words(table, rows, _types(rows[0]))


def _types(row: dict[str, Any]) -> dict[str, str]:
    sql = {bool: "BOOLEAN", int: "INTEGER", float: "DOUBLE", str: "VARCHAR"}
    return {name: sql.get(type(value), "INTEGER") for name, value in row.items()}
