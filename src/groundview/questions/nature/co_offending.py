"""Acting together: offences with two suspects or more, and the suspects who acted with another."""

from __future__ import annotations

from groundview.questions.draws import LINKAGE, counted, draws_of, over_draws, shared
from groundview.questions.measure import Measure

PERSONS = draws_of("suspects", "suspects", counts=True)
OFFENCES = draws_of("co_offending_share", "suspects")
SUSPECTS = draws_of("co_offending_persons", "suspects")
SIZES = draws_of("cooffence_size", "suspects", counts=True)

REISS = "Reiss (1988), Crime and Justice 10, 117-170"
WILSON = "Interval: Wilson (1927), JASA 22, 209-212."

MEASURES = (
    Measure(
        "suspects",
        "nature",
        "Suspects",
        f"Persons who are suspected, charged or convicted in at least one offence. {LINKAGE}",
        f"{REISS}.",
        PERSONS,
        over_draws(PERSONS, counted("persons")),
    ),
    Measure(
        "co_offending_share",
        "nature",
        "Offences by two or more together",
        "Of the offences in which anybody is suspected, charged or convicted, the share in which at least two persons "
        "are. Offences whose suspects nobody knows are left out of both numbers, and an offence with one known "
        f"suspect may have had more. {LINKAGE}",
        f"{REISS}. {WILSON}",
        OFFENCES,
        over_draws(OFFENCES, shared),
    ),
    Measure(
        "co_offending_persons",
        "nature",
        "Suspects who acted with another",
        "Of the persons who are suspected, charged or convicted in any offence, the share who are so together with "
        f"another person at least once. {LINKAGE}",
        f"{REISS}; Carrington (2009), Criminology 47, 1295-1329. {WILSON}",
        SUSPECTS,
        over_draws(SUSPECTS, shared),
    ),
    Measure(
        "cooffence_size",
        "nature",
        "Suspects of one offence",
        "Offences by the number of persons who are suspected, charged or convicted in them, the larger numbers in "
        f"bands; offences without any are left out. {LINKAGE}",
        f"{REISS}.",
        SIZES,
        over_draws(SIZES, counted("offences")),
    ),
)
