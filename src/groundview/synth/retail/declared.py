"""What SQL needs of the declarations: partners, lists of words, and the rates with the dial of dirt turned."""

from __future__ import annotations

from groundview.synth.dials import turned
from groundview.synth.retail.settings import settings, words
from groundview.synth.world import World


def declare(world: World) -> None:
    """Makes partner, partner_missing and retail_words, and sets the variable that the macro `retail` reads."""
    _partners(world)
    _words(world)
    rates = {name: turned(rate, world.dials.dirt) for name, rate in settings().written.items()}
    agreeing = {"agrees": settings().value.agrees, "disagrees_by": settings().value.disagrees_by}
    world.db.execute("SET VARIABLE retail = ?", [{**rates, **agreeing}])
    world.db.execute("CREATE OR REPLACE TEMP MACRO retail(rate) AS getvariable('retail')[rate]")


def _partners(world: World) -> None:
    rows = [
        {"partner_id": i, "key": one.key, "name": one.name, "kind": one.kind, "places": list(one.places),
         "share": one.share, "offences": list(one.offences), "reference_kept": one.reference_kept,
         "prefix": one.prefix}
        for i, one in enumerate(settings().partners)
    ]  # fmt: skip
    columns = {"partner_id": "INTEGER", **dict.fromkeys(("key", "name", "kind", "prefix"), "VARCHAR")}
    columns |= {"places": "VARCHAR[]", "offences": "VARCHAR[]", "share": "DOUBLE", "reference_kept": "DOUBLE"}
    world.put_words("partner", rows, columns)
    gaps = [
        {"partner_id": i, "missing_from": str(gap.from_day), "missing_to": str(gap.to_day)}
        for i, one in enumerate(settings().partners)
        for gap in one.missing
    ]
    spell = {"partner_id": "INTEGER", "missing_from": "DATE", "missing_to": "DATE"}
    world.put_words("partner_missing", gaps, spell)


def _words(world: World) -> None:
    given = words()
    lists = {"height": given.height, "wearing": given.wearing, "carrying": given.carrying, "did": given.did}
    lists["if_planned"] = given.if_planned
    lists |= {f"persons.{name}": one for name, one in given.persons.items()}
    for partner, categories in given.categories.items():
        lists |= {f"{partner}.{name}": one for name, one in categories.items()}
    rows = [{"list": name, "words": list(one)} for name, one in lists.items()]
    world.put_words("retail_words", rows, {"list": "VARCHAR", "words": "VARCHAR[]"})
