"""The persons behind the records, and how far the linkage of records to persons can be trusted."""

from __future__ import annotations

from groundview.questions.draws import LINKAGE, counted, draws_of, mean, over_draws, shared
from groundview.questions.measure import Measure

PERSONS = draws_of("persons", "persons", counts=True)
RECORDS = draws_of("records_per_person", "persons")
TWO_SYSTEMS = draws_of("persons_in_two_systems", "persons")

LINKING = "Fellegi and Sunter (1969), Journal of the American Statistical Association 64, 1183-1210"
DRAWING = "Steorts, Hall and Fienberg (2016), Journal of the American Statistical Association 111, 1660-1672"

MEASURES = (
    Measure(
        "persons",
        "picture",
        "Persons behind the records",
        "Persons that the records of persons are taken to be, where records of one human being are joined by what they "
        "agree in. A person is a person in records, nothing more. A record that says nothing of anybody counts as a "
        f"person of its own; in the plausible linkages it is mostly somebody who has other records too. {LINKAGE}",
        f"Linking: {LINKING}. Plausible linkages: {DRAWING}.",
        PERSONS,
        over_draws(PERSONS, counted("persons")),
    ),
    Measure(
        "records_per_person",
        "picture",
        "Records to a person",
        f"Records of persons, divided by the persons that they are taken to be. {LINKAGE}",
        f"Linking: {LINKING}.",
        RECORDS,
        over_draws(RECORDS, mean("records to a person")),
    ),
    Measure(
        "persons_in_two_systems",
        "picture",
        "Persons whom two systems know",
        "Of the persons behind the records, the share whose records stand in two systems or more: what either system "
        f"alone does not show. {LINKAGE}",
        f"Linking: {LINKING}. Interval: Wilson (1927), JASA 22, 209-212.",
        TWO_SYSTEMS,
        over_draws(TWO_SYSTEMS, shared),
    ),
)
