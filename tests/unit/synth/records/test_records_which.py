"""Which record an appearance is put on: found again, made again, copied by a migration."""

from __future__ import annotations

from math import sqrt

from groundview.synth.records.settings import settings
from groundview.synth.world import World


def test_every_appearance_points_at_a_record_of_that_person_in_that_system(written: World) -> None:
    wrong = written.get("""
        SELECT count(*) AS n FROM listed LEFT JOIN seen_as USING (in_table, link_id)
        LEFT JOIN record USING (record_id)
        WHERE record.person_id IS DISTINCT FROM listed.person_id OR record.system <> listed.system
            OR record.force_id IS DISTINCT FROM listed.force_id OR record.nominal_ref <> seen_as.nominal_ref
    """)
    assert wrong["n"][0] == 0
    assert written.count("seen_as") == written.count("listed")


def test_record_ids_are_dense_and_made_no_later_than_first_seen(written: World) -> None:
    found = written.get("""
        SELECT count(*) AS n, max(record_id) AS last, count(DISTINCT nominal_ref) AS refs,
            count(*) FILTER (made_on < known_on) AS before
        FROM record
    """)
    assert found["last"][0] + 1 == found["n"][0] == found["refs"][0]
    assert found["before"][0] == 0


def test_operators_miss_old_records_at_about_the_declared_rate(written: World) -> None:
    rates = written.get("""
        SELECT system, force_id, count(*) AS again, avg(made_again) AS rate FROM (
            SELECT holding_id, gives_birth,
                (row_number() OVER (PARTITION BY key ORDER BY seen_on, appearance_id) = 1)::INTEGER AS made_again,
                row_number() OVER (PARTITION BY person_id, holding_id ORDER BY seen_on, appearance_id) AS nth
            FROM records_kept WHERE NOT nameless) JOIN records_holding USING (holding_id)
        WHERE nth > 1 AND gives_birth AND force_id IS NOT NULL GROUP BY ALL ORDER BY ALL
    """)
    declared = {(each.system, each.force_id): each.not_found for each in settings().holdings}
    for system, force, again, rate in zip(*rates.values(), strict=True):
        rate_declared = declared[system, force]
        assert abs(rate - rate_declared) < 5 * sqrt(rate_declared / again) + 0.02


def test_a_missing_birth_makes_an_old_record_harder_to_find(written: World) -> None:
    found = written.get("""
        SELECT avg(made_again) FILTER (gives_birth) AS with_birth, avg(made_again) FILTER (NOT gives_birth) AS without
        FROM (
            SELECT gives_birth,
                (row_number() OVER (PARTITION BY key ORDER BY seen_on, appearance_id) = 1)::INTEGER AS made_again,
                row_number() OVER (PARTITION BY person_id, holding_id ORDER BY seen_on, appearance_id) AS nth
            FROM records_kept WHERE NOT nameless)
        WHERE nth > 1
    """)
    assert found["without"][0] > 1.3 * found["with_birth"][0]


def test_a_migration_left_copies_in_one_system_of_one_force(written: World) -> None:
    move = settings().migration
    copies = written.get("""
        SELECT system, force_id, min(made_on) AS first, max(made_on) AS last, count(*) AS n,
            count(*) FILTER (nominal_ref NOT LIKE 'R%') AS otherwise, count(*) FILTER (known_on >= made_on) AS late
        FROM record WHERE drawn_as <> record_id GROUP BY system, force_id
    """)
    assert list(zip(copies["system"], copies["force_id"], strict=True)) == [(move.system, move.force_id)]
    assert str(copies["first"][0])[:10] == str(copies["last"][0])[:10] == move.on.isoformat()
    assert copies["n"][0] > 100
    assert copies["otherwise"][0] == copies["late"][0] == 0


def test_after_a_migration_links_point_at_both(written: World) -> None:
    move = settings().migration
    found = written.get(f"""
        SELECT avg(CASE WHEN seen_on < DATE '{move.on}' THEN at_copy END) AS earlier,
            avg(CASE WHEN seen_on >= DATE '{move.on}' THEN at_copy END) AS later
        FROM (SELECT seen_on, (seen_as.record_id <> kept_on.record_id)::INTEGER AS at_copy
              FROM records_kept JOIN seen_as USING (in_table, link_id)
              JOIN record kept_on ON kept_on.key = records_kept.key AND kept_on.of_key IS NULL
              WHERE records_kept.key IN (SELECT of_key FROM record))
    """)
    assert abs(found["earlier"][0] - move.repointed) < 0.06
    assert abs(found["later"][0] - move.onwards) < 0.10


def test_copies_differ_from_what_they_are_of_in_the_declared_ways(written: World) -> None:
    rates = settings().rates
    found = written.get("""
        SELECT avg((old.surname <> new.surname AND upper(old.surname) = new.surname)::INTEGER) AS upper,
            max(length(new.surname)) AS longest,
            avg(CASE WHEN old_birth.born IS NOT NULL AND old_birth.birth_wrong IS NULL
                THEN (strftime(new_birth.born, '%d%m') = '0101')::INTEGER END) AS january,
            avg((coalesce(new_phone.phone_form, '') = 'no_nought')::INTEGER)
                FILTER (new_phone.digits IS NOT NULL) AS phone,
            count(*) FILTER (new_phone.digits <> old_phone.digits) AS other_phones
        FROM record JOIN record_name new USING (record_id) JOIN record_name old ON old.record_id = record.drawn_as
        JOIN record_birth new_birth ON new_birth.record_id = record.record_id
        JOIN record_birth old_birth ON old_birth.record_id = record.drawn_as
        JOIN records_reached new_phone ON new_phone.record_id = record.record_id
        JOIN records_reached old_phone ON old_phone.record_id = record.drawn_as
        WHERE record.drawn_as <> record.record_id AND NOT record.nameless
    """)
    assert abs(found["upper"][0] - rates["moved_upper"]) < 0.06
    assert found["longest"][0] <= 20
    assert abs(found["january"][0] - rates["moved_birth"]) < 0.07
    assert abs(found["phone"][0] - rates["moved_phone"]) < 0.08
    assert found["other_phones"][0] == 0
