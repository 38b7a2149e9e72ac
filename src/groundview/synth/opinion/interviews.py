"""Interviews: who is asked, what they say, and where each sentence stands in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np

from groundview.synth.opinion.talk import Interviewed, Sentence, Talk
from groundview.synth.world import World

PLACE = re.compile(r"\{(\w+)\}")


@dataclass(slots=True)
class Text:
    """A text as it grows; positions count Unicode code points from 0, as Python does and the standard asks."""

    whole: str = ""
    said: list[dict[str, Any]] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Adds words that nobody codes."""
        self.whole += words

    def say(self, words: str, codes: tuple[str, ...]) -> None:
        """Adds a sentence, and remembers where it stands: from its first character up to the one after its last."""
        start = len(self.whole)
        self.whole += words
        self.said.append(
            {"nth": len(self.said), "start_at": start, "end_at": len(self.whole), "codes": list(codes)}
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is interviewed, and streets there to speak of."""

    area_id: int
    city: str
    called: str
    streets: tuple[str, ...]


def interview(world: World, given: Talk) -> None:
    """Makes interview, one row an interview with its text, and interview_sentence, one row a sentence."""
    rng = world.rng("opinion", "interviews")
    found = [(one, place) for one, place in _people(world, given, rng)]
    interviews, sentences = [], []
    for number, at in enumerate(rng.permutation(len(found)).tolist()):
        one, place = found[at]
        held = given.from_day + timedelta(days=given.days * number // len(found))
        text = _text(
            rng, given, (one, place), f"Interview {number + 1}. {one.role}, {place.called}. {_day(held)}."
        )
        interviews.append({
            "interview_id": number, "agency": one.agency, "role": one.role, "area_id": place.area_id,
            "place": place.called, "neighbourhood": one.where == "neighbourhood", "held_on": str(held),
            "text": text.whole,
        })  # fmt: skip
        sentences += [{"interview_id": number, **said} for said in text.said]
    _put(world, interviews, sentences)


def _put(world: World, interviews: list[dict[str, Any]], sentences: list[dict[str, Any]]) -> None:
    words = dict.fromkeys(("agency", "role", "place", "text"), "VARCHAR")
    columns = {
        "interview_id": "BIGINT",
        "area_id": "BIGINT",
        "neighbourhood": "BOOLEAN",
        "held_on": "DATE",
        **words,
    }
    world.put_words("interview", interviews, columns)
    numbers = dict.fromkeys(("interview_id", "nth", "start_at", "end_at"), "BIGINT")
    world.put_words("interview_sentence", sentences, {**numbers, "codes": "VARCHAR[]"})


def _people(world: World, given: Talk, rng: np.random.Generator) -> list[tuple[Interviewed, Place]]:
    """Everybody who is interviewed, and where: for each an area of the city, in its neighbourhood or not."""
    areas = world.get(
        "SELECT area_id, city_id, city.name AS city, neighbourhood IS NOT NULL AS planted,"
        " coalesce(neighbourhood, 'another part of ' || city.name) AS called"
        " FROM area JOIN city USING (city_id) ORDER BY area_id"
    )
    everybody = given.people
    if world.dials.residents >= given.more_from_residents:
        everybody += given.more_people
    found = []
    for city in np.unique(areas["city_id"]):
        for one in everybody:
            here = (areas["city_id"] == city) & (areas["planted"] == (one.where == "neighbourhood"))
            at = rng.choice(np.flatnonzero(here))
            area = int(areas["area_id"][at])
            found.append((one, Place(area, areas["city"][at], areas["called"][at], _streets(world, area))))
    return found


def _streets(world: World, area: int) -> tuple[str, ...]:
    query = f"SELECT DISTINCT name FROM street WHERE area_id = {area} ORDER BY name"
    return tuple(world.get(query)["name"].tolist())


def _text(rng: np.random.Generator, given: Talk, who: tuple[Interviewed, Place], title: str) -> Text:
    """The whole interview: a title, and each question with its answer in a paragraph of its own."""
    one, place = who
    text = Text()
    text.add(f"{title}\n")
    for key, question in given.questions.items():
        text.add(f"\nQ: {question}\nA:")
        for sentence in _chosen(rng, given, key, one):
            text.add(" ")
            text.say(_filled(rng, given, sentence.says, place), sentence.codes)
        text.add("\n")
    return text


def _chosen(rng: np.random.Generator, given: Talk, key: str, one: Interviewed) -> list[Sentence]:
    fitting = [said for said in given.says[key] if one.agency in said.by and said.where in ("any", one.where)]
    least, most = given.sentences
    n = min(int(rng.integers(least, most + 1)), len(fitting))
    return [fitting[at] for at in rng.permutation(len(fitting))[:n]]


def _filled(rng: np.random.Generator, given: Talk, says: str, place: Place) -> str:
    """A sentence with its numbers and street put in."""

    def put_in(found: re.Match[str]) -> str:
        if found[1] == "street":
            return str(rng.choice(place.streets))
        least, most = given.numbers[found[1]]
        return str(rng.integers(least, most + 1))

    return PLACE.sub(put_in, says)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
