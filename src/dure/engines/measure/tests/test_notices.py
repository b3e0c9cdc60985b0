"""Records that can be counted and would mislead: one sentence each, and the numbers as they stand."""

from datetime import date

import pytest

from dure.engines.measure.files import measure_files
from dure.engines.measure.job import Job
from dure.engines.measure.sentences import sentence

pytestmark = pytest.mark.slow

HEADER = "record_id,organisation,service,person,occurred_at,place,quantity,unit,sex"
LINE = "{id},할매손밥상,lunch,{person},{day},{place},{quantity},식,f"
USUAL = {"person": "박순례", "day": "2026-03-02", "place": "52111", "quantity": "1"}
PLACES = "code,parent,level\n52,,province\n52111,52,district\n52113,52,district\n"
INDICATORS = """
indicators:
  - {code: meals, kind: sum, where: {service: lunch}, periods: [year]}
  - {code: elders, kind: distinct, where: {service: lunch}, periods: [year]}
"""
TODAY = date(2026, 11, 25)


def measured(folder, changes, **more):
    """What a run says and writes; each change is one record that differs from the usual one."""
    (folder / "indicators.yaml").write_text(INDICATORS, encoding="utf-8")
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    lines = [
        LINE.format(**{**USUAL, "id": number, **change}) for number, change in enumerate(changes)
    ]
    (folder / "records.csv").write_text("\n".join([HEADER, *lines]), encoding="utf-8")
    names = {"records": "records.csv", "indicators": "indicators.yaml", "out": "out.csv"}
    paths = {name: str(folder / file) for name, file in names.items()}
    done = measure_files(
        Job(**paths, places=str(folder / "places.csv"), **{"today": TODAY, **more})
    )
    return done, (folder / "out.csv").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        ({"day": "2026-12-01"}, "measure.in_the_future", "1 records lie after today (2026-11-25)"),
        ({"quantity": "1000000000"}, "measure.huge_quantity", "a quantity of a billion or more"),
        ({"quantity": "-1e9"}, "measure.huge_quantity", "a quantity of a billion or more"),
        ({"place": "52"}, "measure.only_at_this_level", "only at this level and above"),
        ({"place": ""}, "measure.without_place", "count only in the whole"),
    ],
)
def test_each_is_told_in_one_sentence_with_its_first_row(tmp_path, change, code, said):
    done, _ = measured(tmp_path, [{}, {}, change])

    assert [notice.code for notice in done.notices] == [code]
    told = sentence(done.notices[0], korean=False)
    assert said in told
    assert "row 4" in told
    assert "1" in sentence(done.notices[0], korean=True)


def test_nothing_is_said_of_ordinary_records(tmp_path):
    done, _ = measured(tmp_path, [{}, {"person": ""}, {"person": "김영수", "day": "2026-11-25"}])

    assert done.notices == ()


@pytest.mark.parametrize("key", ["000", "0", "99999", "없음", "N/A", "unknown", "---"])
def test_a_key_that_is_no_person_is_named(tmp_path, key):
    done, rows = measured(tmp_path, [{"person": key}, {"person": key}, {}])

    assert [(one.code, one.values["key"]) for one in done.notices] == [
        ("measure.shared_person", key)
    ]
    assert "elders,all,all,all,year,2026,2,,,distinct,," in rows


def test_a_key_that_a_whole_village_uses_is_told_of_and_not_shown(tmp_path):
    crowd = [{"person": "김씨네"}] * 250 + [{"person": f"p{i}"} for i in range(50)]

    done, _ = measured(tmp_path, crowd)

    (notice,) = done.notices
    assert (notice.code, notice.values) == ("measure.shared_person", {"key": "…", "count": 250})


def test_a_busy_person_in_a_large_file_is_nobody_to_speak_of(tmp_path):
    crowd = [{"person": "박순례"}] * 40 + [{"person": f"p{i % 60}"} for i in range(300)]

    done, _ = measured(tmp_path, crowd)

    assert done.notices == ()


def test_a_province_larger_than_its_districts_is_right(tmp_path):
    done, rows = measured(tmp_path, [{"place": "52"}, {"place": "52111"}])

    assert "meals,all,province,52,year,2026,2,,,exact,," in rows
    assert "meals,all,district,52111,year,2026,1,,,exact,," in rows
    assert [one.code for one in done.notices] == ["measure.only_at_this_level"]


def test_records_in_any_order_give_the_same_file(tmp_path):
    lines = [
        {"day": f"2026-{month:02d}-0{month % 9 + 1}", "person": f"p{month}"}
        for month in range(1, 12)
    ]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    _, there = measured(tmp_path / "a", lines)
    _, back = measured(tmp_path / "b", lines[::-1])

    assert there == back


def test_without_a_day_of_today_no_day_is_to_come(tmp_path):
    done, _ = measured(tmp_path, [{"day": "2099-01-01"}], today=None)

    assert done.notices == ()
