"""A few invented records in the declared tables, and what attribution makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from groundview.evidence.attribution.attribute import make_attributions
from groundview.evidence.attribution.definition import Definition, definitions
from groundview.evidence.cases.acting import make_event_records
from groundview.evidence.cases.contexts import contexts
from groundview.evidence.cases.find import make_cases
from groundview.evidence.pole.tables import tables
from groundview.evidence.records.schema import create_table
from groundview.evidence.records.store import Store

DAY = date(2024, 3, 1)
BUILT_IN = contexts()
DEFINED = definitions()
Answer = bool | None


class World:
    """A store with every declared table, empty to begin with, and short ways to put things into it."""

    def __init__(self) -> None:
        self.store = Store(duckdb.connect(), Path("nowhere"))
        for table in tables().values():
            self.store.connection.execute(create_table(table))

    def put(self, table: str, **row: Any) -> None:
        """Adds a row; what comes from a file is stamped with a file and a row of its own."""
        known = {name for name, *_ in self.store.connection.execute(f"DESCRIBE {table}").fetchall()}
        stamp = {"source": "s", "source_file": f"a/{table}.csv", "source_row": self.store.count(table) + 2}
        full = {name: value for name, value in stamp.items() if name in known} | row
        names, marks = ", ".join(f'"{name}"' for name in full), ", ".join("?" * len(full))
        self.store.connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(full.values()))

    def person(self, *references: str) -> None:
        """Adds persons, each with a nominal of its own."""
        for reference in references:
            number = self.store.count("person_records") + 1
            self.put("nominals", nominal_ref=reference)
            self.put("person_records", record_id=number, nominal_ref=reference, in_table="nominals")
            self.put("persons", record_id=number, person=number, nominal_ref=reference, person_id=reference)

    def offence(self, reference: str, *suspects: str, code: str = "46", on: date = DAY, **more: Any) -> None:
        """Adds an offence with suspects; its area is that of the study."""
        self.put("offences", crime_ref=reference, recorded_on=on, offence_code=code, **more)
        self.put(
            "placed",
            source_file="a/offences.csv",
            source_row=self.store.count("offences") + 1,
            area_code="X1",
        )
        for suspect in suspects:
            self.put("involvements", crime_ref=reference, nominal_ref=suspect, role="suspect")

    def say(self, reference: str, *concepts: str, context: str = "acquisitive_crime") -> None:
        """Lets the text of an offence say something."""
        (row,) = self.rows(f"SELECT source_row FROM offences WHERE crime_ref = '{reference}'")[0]
        for concept in concepts:
            self.put(
                "found_in_text", context=context, concept=concept, term=concept, source_table="offences",
                source="s", source_file="a/offences.csv", source_row=row,
            )  # fmt: skip

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.store.connection.execute(sql).fetchall()

    def attribute(
        self, asked: Sequence[Definition] = (), draws: int = 0, context: str = "acquisitive_crime"
    ) -> None:
        """Finds the cases of a context, or of every one for the name `all`, and decides them."""
        found = [one for one in BUILT_IN if context in {one.context, "all"}]
        make_event_records(self.store, found)
        make_cases(self.store, found, {})
        make_attributions(self.store, found, list(asked) or DEFINED, draws)

    def criterion(self, reference: str, key: str, context: str = "acquisitive_crime") -> Answer:
        """The answer of a case to a criterion."""
        (sign,) = self.rows(
            f"""SELECT pattern[place + 1] FROM cases JOIN case_answers USING (case_id)
            JOIN answer_patterns USING (pattern_id) CROSS JOIN asked_criteria
            WHERE case_ref = '{reference}' AND context = '{context}' AND criterion = '{key}'"""
        )[0]
        return {"y": True, "n": False, "-": None}[sign]

    def decided(self, reference: str, definition: str, context: str = "acquisitive_crime") -> Answer:
        """The answer of a definition for a case."""
        (answer,) = self.rows(
            f"""SELECT answer FROM cases JOIN case_answers USING (case_id)
            JOIN pattern_decisions USING (context, pattern_id)
            WHERE case_ref = '{reference}' AND context = '{context}' AND definition = '{definition}'"""
        )[0]
        return {"yes": True, "no": False, None: None}[answer]


def new_world(*people: str) -> World:
    """A study of one area, with so many persons."""
    world = World()
    world.put("study_areas", area_code="X1", name="One", parent="Town")
    world.person(*people)
    return world
