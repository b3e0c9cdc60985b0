"""How people write where they are, read as far as it is certain."""

import pytest

from dure.ground.places.rules.addresses import path_of, paths_in, short_province, towns_in, unglued


@pytest.mark.parametrize(
    ("written", "short"),
    [("서울특별시", "서울"), ("서울", "서울"), ("전라북도", "전북"), ("전북특별자치도", "전북")],
)
def test_a_province_is_the_same_under_all_its_names(written, short):
    assert short_province(written) == short


def test_an_address_begins_with_names_the_longest_first():
    assert paths_in("전라남도 신안군 임자면 임자로 68") == (
        "전남 신안군 임자면 임자로",
        "전남 신안군 임자면",
        "전남 신안군",
        "전남",
    )


def test_a_missing_space_after_the_province_is_put_in():
    assert "충남 홍성군 광천읍" in paths_in("충청남도홍성군 광천읍 홍남로 1")


def test_a_district_of_a_city_is_two_names_in_the_list_and_in_the_address():
    assert path_of(("경기도", "수원시 권선구")) == path_of(("경기도", "수원시", "권선구"))
    assert towns_in("수원시 권선구 호매실로") == ("수원시 권선구", "수원시")


def test_a_missing_space_after_the_town_is_put_in_and_no_other():
    assert unglued("전라남도 완도군신지면 신지로 516") == "전라남도 완도군 신지면 신지로 516"
    assert (
        unglued("울산광역시 동구방어진순환도로 1273-1") == "울산광역시 동구 방어진순환도로 1273-1"
    )
    assert unglued("경기도 수원시 권선구 호매실로 211") == "경기도 수원시 권선구 호매실로 211"
