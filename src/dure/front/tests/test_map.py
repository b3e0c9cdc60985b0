"""Maps: joined areas are one, districts belong to their city, hidden numbers never enter."""

import re

import pytest

from dure.engines.charts import HIDDEN, About, Datum
from dure.front.map import maps_of

PEOPLE = About(title="이용 실인원", unit="명")


def area(code: str, name: str, value: float | None = None) -> Datum:
    return Datum(code, name, HIDDEN if value is None else "value", value)


def test_jeonnam_and_gwangju_are_one_area_since_july_2026():
    (drawn,) = maps_of([area("1200000000", "전남광주", 40), area("5200000000", "전북", 30)], PEOPLE)

    assert drawn.name.ko == "시·도"
    assert drawn.beside == ()
    assert drawn.chart.rows == (("전남광주", "40명"), ("전북", "30명"))


def test_towns_of_one_province_are_drawn_large_and_alone():
    towns = [area("5211100000", "완산구", 12), area("5213000000", "군산시", 9)]

    (drawn,) = maps_of(towns, PEOPLE)

    assert drawn.name.ko == "시·군·구"
    assert len(drawn.chart.svg) < 60_000


def test_a_city_is_drawn_whole_where_its_districts_are_not_asked_about():
    (drawn,) = maps_of([area("4111000000", "수원시", 12), area("4113000000", "성남시", 9)], PEOPLE)

    assert drawn.beside == ()


def test_a_hidden_town_is_hatched_and_tells_no_number():
    towns = [area("5211100000", "완산구", 12), area("5213000000", "군산시"), area("5214", "x", 1)]

    (drawn,) = maps_of(towns, PEOPLE)

    assert "군산시 비공개" in drawn.chart.svg
    assert ("군산시", "비공개") in drawn.chart.rows


def test_a_town_without_a_shape_is_named_beside_the_map():
    towns = [
        area("5211100000", "완산구", 12),
        area("5213000000", "군산시", 9),
        area("5290000000", "가람군", 7),
    ]

    (drawn,) = maps_of(towns, PEOPLE)

    assert drawn.beside == ("가람군",)
    assert ("가람군", "7명") in drawn.chart.rows


def test_one_area_is_no_map():
    assert maps_of([area("5211100000", "완산구", 12)], PEOPLE) == []


SEOHAE, GEOMDAN = "2827500000", "2829000000"


def test_a_district_split_off_this_summer_shares_the_old_shape_and_says_both_numbers():
    towns = [
        area(SEOHAE, "서해구", 12),
        area(GEOMDAN, "검단구", 5),
        area("2818500000", "연수구", 9),
    ]

    (drawn,) = maps_of(towns, PEOPLE)

    assert drawn.together == ("서해구", "검단구")
    assert drawn.beside == ()
    assert "<title>서해구 12명 · 검단구 5명</title>" in drawn.chart.svg
    assert "경계 자료 없음" in drawn.chart.svg
    assert ("검단구", "5명") in drawn.chart.rows


def test_the_old_shape_is_shaded_for_neither_of_its_heirs():
    towns = [
        area(SEOHAE, "서해구", 900),
        area("2818500000", "연수구", 9),
        area("2820000000", "남동구", 4),
    ]

    (drawn,) = maps_of(towns, PEOPLE)

    assert drawn.together == ("서해구",)
    said = re.findall(r"<text[^>]*>([^<]*)</text>", drawn.chart.svg)
    assert said
    assert not any("900" in each for each in said)


@pytest.mark.parametrize("values", [(None, None, None), (5, 5, 5), (0, 0, 7)])
def test_hidden_everywhere_or_the_same_everywhere_is_still_a_map(values):
    codes = ("5211100000", "5213000000", "5214000000")

    (drawn,) = maps_of([area(c, c, v) for c, v in zip(codes, values, strict=True)], PEOPLE)

    assert len(drawn.chart.rows) == 3


def test_a_hidden_heir_stays_hidden_in_the_shared_shape():
    towns = [area(SEOHAE, "서해구", 12), area(GEOMDAN, "검단구"), area("2818500000", "연수구", 9)]

    (drawn,) = maps_of(towns, PEOPLE)

    assert "<title>서해구 12명 · 검단구 비공개</title>" in drawn.chart.svg
