"""Intelligence logs: their grades, their texts, and what is wrong with them."""

from __future__ import annotations

import re

import numpy as np

from groundview.synth.dials import FROM, OFFENCES_PER_RESIDENT, TAKEN_ON
from groundview.synth.intelligence.settings import settings, words
from groundview.synth.world import World


def test_there_are_as_many_as_declared_and_none_after_the_extract(told: World) -> None:
    created = told.get("SELECT created_on FROM intelligence_log ORDER BY log_id")["created_on"].astype(
        "datetime64[D]"
    )
    wanted = settings().per_1000_a_year * 3 * told.dials.offences / OFFENCES_PER_RESIDENT / 1000
    assert abs(len(created) / wanted - 1) < 0.1
    assert created.min() >= np.datetime64(FROM)
    assert created.max() <= np.datetime64(TAKEN_ON)
    assert np.all(np.diff(created) >= np.timedelta64(0))


def test_most_sources_are_untested_and_most_assessments_b_c_or_d(told: World) -> None:
    graded = "FROM intelligence_log WHERE source_evaluation IS NOT NULL"
    share = told.get(
        "SELECT avg((source_evaluation = '2')::INTEGER) AS untested, avg((handling = 'P')::INTEGER) AS free,"
        " avg((intelligence_assessment IN ('B', 'C', 'D'))::INTEGER) AS middling,"
        f" count(DISTINCT intelligence_assessment) AS kinds {graded}"
    )
    assert 0.7 < share["untested"][0] < 0.85
    assert share["middling"][0] > 0.85
    assert 0.75 < share["free"][0] < 0.9
    assert share["kinds"][0] == 5


def test_one_force_used_the_older_grading_until_a_day_and_then_not(told: World) -> None:
    given = settings().grades
    older = told.get(
        "SELECT force_id, created_on, source_evaluation IS NOT NULL OR intelligence_assessment IS NOT NULL"
        " OR handling IS NOT NULL AS newer, older_grading FROM intelligence_log ORDER BY log_id"
    )
    before = (older["force_id"] == given.older_force) & (
        older["created_on"].astype("datetime64[D]") < np.datetime64(given.newer_from)
    )
    written = ~np.ma.getmaskarray(older["older_grading"])
    assert before.sum() > 100
    assert not older["newer"][before].any()
    assert not written[~before].any()
    assert written[before].mean() > 0.95
    form = re.compile(r"[A-Ea-e] ?[1-5] ?[1-5]")
    assert all(form.fullmatch(grade) for grade in older["older_grading"].compressed())


def test_wrong_logs_are_graded_worse_but_mostly_not_found_out(told: World) -> None:
    share = dict(
        told.db.execute(
            "SELECT wrong, avg((intelligence_assessment = 'E')::INTEGER) FROM intelligence_log"
            " WHERE intelligence_assessment IS NOT NULL AND NOT contradicts GROUP BY wrong"
        ).fetchall()
    )
    assert 0.1 < share[True] < 0.5
    assert share[False] < 0.04


def test_some_events_are_told_twice_and_some_logs_taken_back(told: World) -> None:
    pairs = told.get(
        """SELECT later.contradicts, earlier.wrong, later.event_on = earlier.event_on AS same,
            later.created_on >= earlier.created_on AS after
        FROM intelligence_log AS later JOIN intelligence_log AS earlier ON later.follows = earlier.log_id"""
    )
    assert pairs["same"].all()
    assert pairs["after"].all()
    assert pairs["wrong"][pairs["contradicts"]].all()
    assert pairs["contradicts"].sum() >= 3
    assert 0.02 < (~pairs["contradicts"]).sum() / told.count("intelligence_log") < 0.07


def test_logs_come_from_where_police_are_not_from_where_crime_is(told: World) -> None:
    """In order of areas: nearer to the weights of policing than to offences."""
    area = told.get(
        """SELECT weight, coalesce(logs, 0) AS logs, coalesce(offences, 0) AS offences FROM policing
        LEFT JOIN (SELECT area_id, count(*) AS logs FROM intelligence_log GROUP BY 1) USING (area_id)
        LEFT JOIN (SELECT area_id, count(*) AS offences FROM offence GROUP BY 1) USING (area_id) ORDER BY area_id"""
    )
    rank = {name: np.argsort(np.argsort(values)) for name, values in area.items()}
    policing = np.corrcoef(rank["logs"], rank["weight"])[0, 1]
    assert policing > 0.7
    assert policing > np.corrcoef(rank["logs"], rank["offences"])[0, 1] + 0.1


def test_drugs_are_what_most_logs_are_about(told: World) -> None:
    topics = told.get(
        "SELECT topic, count(*) AS n FROM intelligence_log GROUP BY topic ORDER BY n DESC, topic"
    )
    assert topics["topic"][0] == "drugs"
    assert topics["n"][0] > 0.3 * topics["n"].sum()
    assert set(topics["topic"]) == set(words().topics)


def test_texts_are_put_together_of_the_words_where_nothing_is_mistyped(clean: World) -> None:
    texts = clean.get("SELECT text FROM intelligence_log ORDER BY log_id")["text"]
    assert not np.ma.getmaskarray(texts).any()
    openings = tuple(words().openings)
    assert all(text.startswith(openings) for text in texts)
    assert all("{" not in text for text in texts)
    assert len(set(texts)) > 0.9 * len(texts)


def test_texts_are_misspelt_more_often_than_not_at_all(told: World, clean: World) -> None:
    openings = tuple(words().openings)
    texts = told.get("SELECT text FROM intelligence_log ORDER BY log_id")["text"]
    assert 0 < np.ma.getmaskarray(texts).sum() < 0.02 * len(texts)
    begun = np.mean([text.startswith(openings) for text in texts.compressed()])
    assert 0.85 < begun < 0.99


# Whole words of what may never stand in a text: of bodies and acts, of weapons used on persons, and slurs in general
# stand nowhere in the words that texts are made of, so that a list of their roots suffices.
NEVER = re.compile(
    r"\b(gang|nude|naked|rape|raped|oral|anal|penetrat\w*|genital\w*|breast\w*|intercourse|fondl\w*|porn\w*|escort\w*"
    r"|prostitut\w*|whore\w*|hooker\w*|white|black|asian|polish|romanian|pakistani|african|gypsy|traveller\w*|illegal)\b",
    re.IGNORECASE,
)


def test_no_text_is_explicit_or_says_where_anybody_is_from() -> None:
    given = words()
    parts = [*given.openings, *given.closings, *given.contradictions, *given.named]
    parts += [said for topic in given.topics.values() for said in topic.says]
    assert len(parts) > 60
    assert [part for part in parts if NEVER.search(part)] == []
