"""The invented release with linked sets, ties and contexts in it, and with pictures of two linked sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import invented_release
from invented_release import INTERNAL, figure

from groundview.profile.disclosure.released import Audience, PictureTie, Release, Released, SetPicture

MAIN, OTHER = "main_rule_v1", "wider_v2"
SIZES = {"2": 40, "3": 12, "11_or_more": 1}


def count(question: str, measure: str, n: int, unit: str, **more: Any) -> Released:
    """A count with its range over plausible linkages."""
    return figure(question, measure, f"{n:,}", n, unit=unit, doubts={"linkage": (n - 1, n + 2)}, **more)


def share(question: str, measure: str, part: int, whole: int, **more: Any) -> Released:
    """A share with both of its doubts."""
    value = part / whole
    doubts = {"sampling": (value * 0.8, value * 1.2), "linkage": (value * 0.9, value * 1.1)}
    numbers = {"numerator": part, "denominator": whole, "n": whole}
    return figure(question, measure, f"{value:.1%}", value, unit="share", doubts=doubts, **numbers, **more)


def persons() -> list[Released]:
    """Persons behind records, acting together, victims and suspects."""
    return [
        count("picture", "persons", 8_123, "persons"),
        count("picture", "persons", 5_000, "persons", breakdown="system=Custody"),
        share("picture", "persons_in_two_systems", 812, 8_123),
        share("nature", "co_offending_share", 300, 2_000),
        share("nature", "co_offending_persons", 410, 1_500),
        share("nature", "victim_offender_overlap", 150, 1_500, breakdown="of=suspects"),
        share("nature", "victim_offender_overlap", 150, 4_000, breakdown="of=victims"),
        count("nature", "cooffence_size", 1_700, "offences", breakdown="size=1"),
        count("nature", "cooffence_size", 300, "offences", breakdown="size=2"),
    ]


def sets() -> list[Released]:
    """Linked sets under two rules, through two years, beside mapped groups."""
    made = [
        count("nature", "n_linked_sets", 53, "linked sets", breakdown=f"rule={MAIN}", note="what it asks"),
        count("nature", "n_linked_sets", 90, "linked sets", breakdown=f"rule={OTHER}", note="what the wider asks"),
        figure("nature", "group_lifespan", "411", 411, unit="days on average", breakdown=f"rule={MAIN}",
               doubts={"linkage": (401, 420)}),
        share("response", "mapped_groups", 6, 53, breakdown=f"of=found;rule={MAIN}"),
        share("response", "mapped_groups", 5, 9, breakdown=f"of=mapped;rule={MAIN}"),
    ]  # fmt: skip
    for rule in (OTHER, MAIN):
        made += [
            count("nature", "group_size", n, "linked sets", breakdown=f"rule={rule};size={size}")
            for size, n in SIZES.items()
        ]
    for year, born in (("2024", 31), ("2025", 22)):
        named = {"born": born, "dormant": 4}
        made += [
            count(
                "nature",
                "group_states",
                n,
                "linked sets",
                period=year,
                breakdown=f"rule={MAIN};state={state}",
            )
            for state, n in named.items()
        ]
    return made


def layers() -> list[Released]:
    """Two layers and two contexts, each with the share that is also of the other."""
    return [
        count("nature", "ties", 900, "pairs", breakdown="layer=co_offending"),
        count("nature", "ties", 500, "pairs", breakdown="layer=address"),
        share("nature", "tie_overlap", 60, 900, breakdown="layer=co_offending;also=address"),
        share("nature", "tie_overlap", 60, 500, breakdown="layer=address;also=co_offending"),
        share("nature", "poly_context", 20, 400, breakdown="context=fraud;also=cse"),
        share("nature", "poly_context", 20, 100, breakdown="context=cse;also=fraud"),
    ]


def pictures() -> list[SetPicture]:
    """A set of four in a row with a shared address, and a pair."""
    ties = [
        PictureTie(one, other, "co_offending", n)
        for one, other, n in (("A", "B", 5), ("B", "C", 2), ("C", "D", 1))
    ]
    pair = SetPicture(2, MAIN, ("A", "B"), (PictureTie("A", "B", "co_offending", 2),))
    return [SetPicture(1, MAIN, ("A", "B", "C", "D"), (*ties, PictureTie("A", "C", "address", 1))), pair]


def release(
    figures: Sequence[Released] | None = None,
    *,
    drawn: Sequence[SetPicture] = (),
    audience: Audience = INTERNAL,
) -> Release:
    """The invented release with these figures, or all of the above, besides its own; and these pictures."""
    tiny = invented_release.release(audience=audience)
    more = [*persons(), *sets(), *layers()] if figures is None else figures
    return replace(tiny, figures=[*tiny.figures, *more], pictures=drawn)
