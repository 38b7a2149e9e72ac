"""Which groups are planted."""

from __future__ import annotations

import duckdb
import numpy as np

from groundview.synth.build import build
from groundview.synth.dials import FROM, OFFENCES_PER_RESIDENT, TO, Dials
from groundview.synth.groups.settings import MARKS, contexts, settings
from groundview.synth.world import World


def test_pairs_are_commonest_and_most_groups_have_two_to_four(planted: World) -> None:
    size = planted.get("SELECT size FROM grp ORDER BY group_id")["size"]
    assert size.min() == settings().size.least
    assert size.max() <= settings().size.most
    assert np.bincount(size).argmax() == 2
    assert 0.65 < np.mean(size <= 4) < 0.9
    assert np.any(size >= 8)


def test_every_city_has_groups_of_every_context_in_the_smallest_world() -> None:
    world = build(Dials(), duckdb.connect(), until="groups")
    counts = world.get("SELECT city_id, main, count(*) AS n FROM grp GROUP BY ALL ORDER BY ALL")
    assert len(counts["n"]) == 3 * len(contexts())


def test_numbers_are_as_declared(planted: World) -> None:
    counts = dict(planted.db.execute("SELECT main, count(*) FROM grp GROUP BY main").fetchall())
    for context in contexts():
        wanted = context.per_100k * planted.dials.offences / OFFENCES_PER_RESIDENT / 100_000
        assert abs(counts[context.key] - wanted) <= 3


def test_about_one_in_six_works_in_a_second_context(planted: World) -> None:
    second = planted.get("SELECT second IS NOT NULL AS yes, second = main AS same FROM grp ORDER BY group_id")
    assert 0.08 < np.mean(second["yes"]) < 0.3
    assert not np.ma.filled(second["same"], False).any()


def test_neighbourhood_groups_live_in_a_planted_neighbourhood(planted: World) -> None:
    where = planted.get(
        "SELECT neighbourhood IS NOT NULL AS inside, area.city_id = grp.city_id AS here"
        " FROM grp JOIN area USING (area_id) WHERE main = 'neighbourhood'"
    )
    assert where["inside"].all()
    assert where["here"].all()


def test_groups_that_steal_have_a_speciality_and_others_none(planted: World) -> None:
    wrong = planted.count(
        "(FROM grp WHERE (specialism IS NOT NULL)"
        " != (main = 'acquisitive_crime' OR coalesce(second, '') = 'acquisitive_crime'))"
    )
    assert wrong == 0


def test_mobile_groups_act_in_another_city(planted: World) -> None:
    mobile = planted.get("SELECT mobile, other_city_id, city_id FROM grp ORDER BY group_id")
    other = np.ma.getmaskarray(mobile["other_city_id"])
    assert np.array_equal(~other, mobile["mobile"])
    assert (mobile["other_city_id"] != mobile["city_id"]).all()
    assert 0.1 < mobile["mobile"].mean() < 0.6


def test_activity_is_heavy_tailed_with_mean_one(planted: World) -> None:
    activity = np.sort(planted.get("SELECT activity FROM grp ORDER BY group_id")["activity"])[::-1]
    assert abs(activity.mean() - 1) < 0.001
    assert activity[: len(activity) // 5].sum() > 0.45 * activity.sum()


def test_marks_differ_by_context_and_are_neither_all_nor_none(planted: World) -> None:
    for mark in MARKS:
        share = planted.get(f"SELECT avg({mark}::INTEGER) AS share FROM grp")["share"][0]
        assert 0 < share < 1
    violence = dict(
        planted.db.execute("SELECT main, avg(violence::INTEGER) FROM grp GROUP BY main").fetchall()
    )
    assert violence["neighbourhood"] > violence["fraud"]


def test_some_groups_were_gone_before_the_study_and_some_live_on(planted: World) -> None:
    life = planted.get("SELECT began, ended FROM grp ORDER BY group_id")
    ended = np.ma.filled(life["ended"].astype("datetime64[D]"), np.datetime64("2999-01-01"))
    began = life["began"].astype("datetime64[D]")
    assert np.all(ended > began)
    gone = ended < np.datetime64(FROM)
    assert abs(gone.mean() - settings().lifespan.gone) < 0.02
    assert np.all(began[~gone] <= np.datetime64(TO))
    assert 0.2 < np.mean(ended == np.datetime64("2999-01-01")) < 0.8
    assert np.any(began > np.datetime64(FROM))


def test_no_group_is_planted_where_the_dial_says_none(groupless: World) -> None:
    assert groupless.count("grp") == 0
    assert groupless.count("member") == 0
    assert groupless.count("known_to_each_other") > 0


def test_the_dial_doubles_groups(planted: World) -> None:
    doubled = build(Dials(size="city", group_share=2), duckdb.connect(), until="groups")
    assert abs(doubled.count("grp") - 2 * planted.count("grp")) <= 5
